import { Option, type Command } from 'commander';
import { curriculumWorkflowId, pauseUpdate, resumeUpdate, stopUpdate } from '../contracts/curriculum';
import { gatePolicyNames } from '../domain/curriculum/candidate';
import { stageNames } from '../domain/curriculum/lifecycle';
import { curriculumPolicy } from '../domain/curriculum/policy';
import { evolutionPolicy } from '../domain/evolution/policy';
import { costProfiles } from '../domain/microstructure/policy';
import { requireCandidate } from './candidate-lookup';
import { candidateDocument, describeCandidate, listedCandidate } from './candidate-document';
import { orderCandidate } from './candidate-order';
import { watchCandidate } from './candidate-progress';
import type { CliContext } from './context';
import { parseWhole } from './options';
import { addReturnsCommand } from './prove-returns';
import { startProof, type ProofOptions } from './prove-start';
import { withRecord } from './session';
import { formatTable } from './table';

/** Registers `emp prove start | show | list | watch | pause | resume | stop | returns`. */
export function proveCommands(program: Command, context: CliContext): void {
  const prove = program
    .command('prove')
    .description('is it luck? candidates through the gates of the curriculum, or returns of your own');
  addStart(prove, context);
  prove
    .command('show')
    .argument('<candidate>', 'name of a candidate, or a unique beginning of it')
    .description('where a candidate stands: its stages, what each gate said and why, its certificates')
    .addHelpText('after', sameByTemporal(`workflow query --workflow-id ${idOf('CANDIDATE')} --type progress`))
    .action((name: string) =>
      withRecord(context, async ({ proofs }) => {
        const document = await candidateDocument(await requireCandidate(proofs, name), proofs);
        context.output.result(document, () => describeCandidate(document));
      }),
    );
  prove
    .command('list')
    .description('all candidates, newest first')
    .addHelpText('after', sameByTemporal('workflow list --query \'WorkflowType="runCurriculum"\''))
    .action(() => listCandidates(context));
  prove
    .command('watch')
    .argument('<candidate>', 'name of a candidate, or a unique beginning of it')
    .description('one line a round of training and a stage until the curriculum ends; leaving does not stop it')
    .action((name: string) => watchCandidate(name, context));
  addOrders(prove, context);
  addReturnsCommand(prove, context);
}

function addStart(prove: Command, context: CliContext): void {
  const { chunkSize } = evolutionPolicy;
  const { default: usual, limits } = curriculumPolicy;
  const start = prove
    .command('start')
    .argument('<strategy>', 'a strategy by a unique beginning of its id, a file, or a run: its first finalist')
    .description(
      'train and judge a strategy stage by stage; the same start again takes it up, or shows what came of it',
    )
    .option('--dataset <id>', 'snapshot, by a unique beginning of its id (default: that of the run which bred it)')
    .option('--seed <n>', 'seed of all draws', parseWhole({ min: 0, max: Number.MAX_SAFE_INTEGER }), usual.seed)
    .addOption(new Option('--costs <profile>', 'transaction costs').choices([...costProfiles]).default(usual.costs))
    .addOption(
      new Option('--policy <name>', "whose rules decide: our tests, or those and the plans' own rules as well")
        .choices([...gatePolicyNames])
        .default(usual.policy),
    )
    .addOption(
      new Option('--until <stage>', 'the last stage to go through').choices([...stageNames]).default(usual.until),
    )
    .option(
      '--improvements <n>',
      'attempts at bettering what passed every stage (default: until stopped)',
      parseWhole(limits.improvements),
    )
    .option('--rest <minutes>', 'rest between two of them (default: a day)', parseWhole({ min: 0, max: 1e6 }));
  addSizes(start)
    .option('--chunk <n>', 'genomes of one evaluation activity', parseWhole(chunkSize), chunkSize.default)
    .option('--compute-workers <n>', 'compute worker processes of the embedded stack', parseWhole({ min: 1, max: 64 }))
    .option('--priority <n>', "Temporal's priority, 1 is first", parseWhole({ min: 1, max: 5 }))
    .option('--candidate <name>', 'name of the candidate (default: made of strategy, data set and seed)')
    .option('--wait', 'stay until it has passed every stage or ended, and show it; leaving does not stop it')
    .addHelpText(
      'after',
      sameByTemporal(
        `workflow start --type runCurriculum --task-queue orchestration --workflow-id ${idOf('CANDIDATE')} --input '{"settings":{...},"execution":{"chunkSize":100}}'`,
      ),
    )
    .action((strategy: string, options: ProofOptions) => startProof(strategy, options, context));
}

/** How much is tried in training and in each window of the walk forward. */
function addSizes(start: Command): Command {
  const { population, generations } = evolutionPolicy;
  const { default: usual, limits } = curriculumPolicy;
  const { walkForward } = usual;
  return start
    .option('--population <n>', 'genomes a generation of training', parseWhole(population), usual.training.population)
    .option(
      '--generations <n>',
      'generations of a round of training',
      parseWhole(generations),
      usual.training.generations,
    )
    .option('--rounds <n>', 'rounds of training a stage at the most', parseWhole(limits.rounds), usual.training.rounds)
    .option('--windows <n>', 'windows of the walk forward', parseWhole(limits.walkForward.windows), walkForward.windows)
    .option(
      '--window-population <n>',
      'genomes a generation in each',
      parseWhole(limits.walkForward.population),
      walkForward.population,
    )
    .option(
      '--window-generations <n>',
      'generations in each',
      parseWhole(limits.walkForward.generations),
      walkForward.generations,
    );
}

function addOrders(prove: Command, context: CliContext): void {
  const orders = [
    { verb: 'pause', update: pauseUpdate, words: 'hold a candidate after the step at work' },
    { verb: 'resume', update: resumeUpdate, words: 'go on with a paused candidate' },
    {
      verb: 'stop',
      update: stopUpdate,
      words: 'end a candidate after the step at work; it keeps the certificates it has',
    },
  ] as const;
  for (const { verb, update, words } of orders)
    prove
      .command(verb)
      .argument('<candidate>', 'name of a candidate, or a unique beginning of it')
      .description(words)
      .addHelpText(
        'after',
        sameByTemporal(
          `workflow signal --workflow-id ${idOf('CANDIDATE')} --name ${verb} --input '{"id":"1","by":"you"}'`,
        ),
      )
      .action((name: string) => orderCandidate({ name, update, verb }, context));
}

async function listCandidates(context: CliContext): Promise<void> {
  await withRecord(context, async ({ proofs }) => {
    const candidates = (await proofs.listCandidates()).map(listedCandidate);
    context.output.result({ candidates }, () =>
      candidates.length === 0
        ? 'no candidates yet: emp prove start STRATEGY'
        : formatTable(
            ['candidate', 'status', 'strategy', 'data set', 'policy', 'opened'],
            candidates.map(({ candidate, status, strategy, dataset, policy, openedAt }) => [
              ...[candidate, status, strategy.slice(0, 12), dataset.slice(0, 12), policy, openedAt],
            ]),
          ),
    );
  });
}

const idOf = curriculumWorkflowId;

function sameByTemporal(command: string): string {
  return `\nThe same with Temporal's own tool:\n  temporal ${command}\n`;
}
