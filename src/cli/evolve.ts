import { Option, type Command } from 'commander';
import { evolutionWorkflowId, pauseUpdate, resumeUpdate, stopUpdate } from '../contracts/evolution';
import { evolutionPolicy } from '../domain/evolution/policy';
import { costProfiles } from '../domain/microstructure/policy';
import type { CliContext } from './context';
import { parseWhole } from './options';
import { describeRun, runDocument } from './run-document';
import { orderRun } from './run-order';
import { watchRun } from './run-progress';
import { startRun, type StartOptions } from './run-start';
import { addSearchOptions } from './search-options';
import { requireRun, withRecord } from './session';

/** Registers `emp evolve start | show | list | watch | pause | resume | stop`. */
export function evolveCommands(program: Command, context: CliContext): void {
  const evolve = program.command('evolve').description('runs of evolution: start, watch, steer, read');
  addStart(evolve, context);
  evolve
    .command('show')
    .argument('<run>', 'name of a run, or a unique beginning of it')
    .description('what a run found: archive, finalists in and out of sample, verdict, result hash')
    .addHelpText('after', sameByTemporal(`workflow describe --workflow-id ${evolutionWorkflowId('RUN')}`))
    .action((name: string) =>
      withRecord(context, async (session) => {
        const document = await runDocument(await requireRun(session.record, name), session);
        context.output.result(document, () => describeRun(document));
      }),
    );
  evolve
    .command('list')
    .description('all runs, newest first')
    .addHelpText('after', sameByTemporal('workflow list --query \'WorkflowType="evolveStrategies"\''))
    .action(() => listRuns(context));
  evolve
    .command('watch')
    .argument('<run>', 'name of a run, or a unique beginning of it')
    .description('one line a generation until the run ends; leaving does not stop it')
    .action((name: string) => watchRun(name, context));
  addOrders(evolve, context);
}

function addStart(evolve: Command, context: CliContext): void {
  const { population, generations, chunkSize } = evolutionPolicy;
  const start = evolve
    .command('start')
    .description('evolve strategies on a data set; prints the name of the run first')
    .option('--dataset <id>', 'snapshot, by a unique beginning of its id (default: S&P 500, daily, 2000 to 2020)')
    .option('--population <n>', 'genomes a generation', parseWhole(population), population.default)
    .option('--generations <n>', 'generations', parseWhole(generations), generations.default)
    .option('--seed <n>', 'seed of all draws', parseWhole({ min: 0, max: Number.MAX_SAFE_INTEGER }), 1)
    .option('--chunk <n>', 'genomes of one evaluation activity', parseWhole(chunkSize), chunkSize.default)
    .option('--compute-workers <n>', 'compute worker processes of the embedded stack', parseWhole({ min: 1, max: 64 }))
    .addOption(new Option('--costs <profile>', 'transaction costs').choices([...costProfiles]).default('default'))
    .option('--priority <n>', "Temporal's priority, 1 is first", parseWhole({ min: 1, max: 5 }))
    .option('--name <run>', 'name of the run (default: made from the time)')
    .option('--wait', 'stay until the run ends and show what it found; leaving does not stop it')
    .option('--or-resume', 'take up an unfinished run of the same settings instead of starting another')
    .option('--report', 'with --wait: write the report, too');
  addSearchOptions(start)
    .addHelpText(
      'after',
      sameByTemporal(
        `workflow start --type evolveStrategies --task-queue orchestration --workflow-id ${evolutionWorkflowId('RUN')} --input '{"settings":{...},"execution":{"chunkSize":100}}'`,
      ),
    )
    .action((options: StartOptions) => startRun(options, context));
}

function addOrders(evolve: Command, context: CliContext): void {
  const orders = [
    { verb: 'pause', update: pauseUpdate, words: 'hold a run after the generation at work' },
    { verb: 'resume', update: resumeUpdate, words: 'go on with a paused run' },
    { verb: 'stop', update: stopUpdate, words: 'end a run after the generation at work, with a result' },
  ] as const;
  for (const { verb, update, words } of orders)
    evolve
      .command(verb)
      .argument('<run>', 'name of a run, or a unique beginning of it')
      .description(words)
      .addHelpText(
        'after',
        sameByTemporal(
          `workflow signal --workflow-id ${evolutionWorkflowId('RUN')} --name ${verb} --input '{"id":"1","by":"you"}'`,
        ),
      )
      .action((name: string) => orderRun({ name, update, verb }, context));
}

async function listRuns(context: CliContext): Promise<void> {
  await withRecord(context, async ({ record }) => {
    const runs = (await record.listRuns()).map(({ run, status, settings, openedAt, closedAt, resultHash }) => ({
      run,
      status,
      dataset: settings.dataset,
      population: settings.population,
      generations: settings.generations,
      seed: settings.seed,
      openedAt,
      ...(closedAt !== undefined && { closedAt }),
      ...(resultHash !== undefined && { resultHash }),
    }));
    context.output.result({ runs }, () =>
      runs.length === 0
        ? 'no runs yet: emp evolve start'
        : runs
            .map(
              ({ run, status, population, generations, seed, openedAt }) =>
                `${run}  ${status.padEnd(10)}  ${population} genomes x ${generations} generations  seed ${seed}  ${openedAt}`,
            )
            .join('\n'),
    );
  });
}

function sameByTemporal(command: string): string {
  return `\nThe same with Temporal's own tool:\n  temporal ${command}\n`;
}
