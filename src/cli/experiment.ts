import { InvalidArgumentError, type Command } from 'commander';
import { readDefaultBars } from '../adapters/market-data/default-data-set';
import type { ExperimentContents, ExperimentKind } from '../domain/evolution/experiment-record';
import type { Bars } from '../domain/market/bars';
import { describeMachine } from './bench/machine';
import type { CliContext } from './context';
import { runAblation, searchParts, type SearchPart } from './experiment/ablation';
import { runAdversaryExperiment } from './experiment/adversary-experiment';
import { describeAblations, describeAdversary } from './experiment/experiment-table';
import { withSearchRunner } from './experiment/search-runner';
import { parseWhole } from './options';
import { withRecord } from './session';

/** What fewer pairs say is no matter for anybody's report. */
const recordedPairs = 20;

interface Size {
  readonly seeds: number;
  readonly population: number;
  readonly generations: number;
}

/**
 * Registers `emp experiment ablation | adversary`. They compare ways of searching on the default data; no strategy and no figure out of
 * sample leaves them, so nothing of them is a trial.
 */
export function experimentCommands(program: Command, context: CliContext): void {
  const experiment = program
    .command('experiment')
    .description('what a part of the search brings, over paired runs; docs/experiments holds what came out');
  const parts = Object.keys(searchParts) as SearchPart[];
  addSize(experiment.command('ablation'))
    .description('hypervolume of the archive with and without each part of the search')
    .option('--parts <list>', `which ones, of ${parts.join(', ')}`, parseParts, parts)
    .action((options: Size & { parts: SearchPart[] }) => ablate(options, context));
  addSize(experiment.command('adversary'))
    .description('what strategies lose under held-out scenarios, by what they were evolved under')
    .option('--scenarios <n>', 'held-out scenarios a seed', parseWhole({ min: 1, max: 200 }), 24)
    .option('--leaders <n>', 'leaders of each archive', parseWhole({ min: 1, max: 200 }), 10)
    .action((options: Size & { scenarios: number; leaders: number }) => compareAdversary(options, context));
}

function addSize(command: Command): Command {
  return command
    .option('--seeds <n>', 'pairs of runs', parseWhole({ min: 2, max: 1_000 }), 20)
    .option('--population <n>', 'genomes a generation', parseWhole({ min: 8, max: 5_000 }), 100)
    .option('--generations <n>', 'generations', parseWhole({ min: 1, max: 1_000 }), 30);
}

async function ablate(options: Size & { parts: SearchPart[] }, context: CliContext): Promise<void> {
  const { output, environment } = context;
  const bars = await readDefaultBars();
  const dataset = await openRecord(bars, context);
  const ablations = await withSearchRunner(environment, (runner) =>
    runAblation(runner, { bars, ...options }, (line) => output.notice(line)),
  );
  const { seeds, population, generations } = options;
  await storeExperiment('ablation', { seeds, population, generations, ablations }, { dataset, context });
  output.result({ machine: describeMachine(), ...options, ablations }, () => describeAblations(ablations));
}

async function compareAdversary(
  options: Size & { scenarios: number; leaders: number },
  context: CliContext,
): Promise<void> {
  const { output, environment } = context;
  const bars = await readDefaultBars();
  const dataset = await openRecord(bars, context);
  const comparisons = await withSearchRunner(environment, (runner) =>
    runAdversaryExperiment(runner, { bars, ...options }, (line) => output.notice(line)),
  );
  const { seeds, population, generations } = options;
  await storeExperiment('adversary', { seeds, population, generations, comparisons }, { dataset, context });
  output.result({ machine: describeMachine(), ...options, comparisons }, () => describeAdversary(comparisons));
}

/** Stores the data set, so that a record that cannot be reached is known before hours of work and not after. */
function openRecord(bars: Bars, context: CliContext): Promise<string> {
  return withRecord(context, ({ dataSets }) => dataSets.store(bars));
}

/** Into the record, where reports of runs on the same data find it. */
async function storeExperiment<Kind extends ExperimentKind>(
  kind: Kind,
  content: ExperimentContents[Kind],
  { dataset, context }: { dataset: string; context: CliContext },
): Promise<void> {
  if (content.seeds < recordedPairs)
    return context.output.notice(`not recorded: fewer than ${recordedPairs} pairs say too little for a report`);
  await withRecord(context, ({ record }) => record.storeExperiment({ kind, dataset, content }));
}

function parseParts(text: string): SearchPart[] {
  return text.split(',').map((given) => {
    const known = Object.keys(searchParts) as SearchPart[];
    const found = known.find((part) => part === given.trim());
    if (!found) throw new InvalidArgumentError(`${given} is no part: expected a list of ${known.join(', ')}.`);
    return found;
  });
}
