import { InvalidArgumentError, type Command } from 'commander';
import { readDefaultBars } from '../adapters/market-data/default-data-set';
import type { ExperimentContents, ExperimentKind } from '../domain/evolution/experiment-record';
import { curriculumPolicy } from '../domain/curriculum/policy';
import { evolutionPolicy } from '../domain/evolution/policy';
import type { Bars } from '../domain/market/bars';
import { describeMachine } from './bench/machine';
import type { CliContext } from './context';
import { runAblation, searchParts, type SearchPart } from './experiment/ablation';
import { runAdversaryExperiment } from './experiment/adversary-experiment';
import { runCalibration, type CalibrationOptions } from './experiment/calibration';
import { describeAblations, describeAdversary } from './experiment/experiment-table';
import { runNoiseExperiment, type NoiseOptions } from './experiment/noise';
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
 * Registers `emp experiment ablation | adversary | noise | calibration`. The first two compare ways of searching on the default data; no strategy and no figure
 * out of sample leaves them, so nothing of them is a trial. The third has markets, servers and a record of its own, the fourth made-up returns.
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
  addNoise(experiment, context);
  experiment
    .command('calibration')
    .description('made-up returns without skill: do tests keep their level, intervals their confidence?')
    .option(
      '--replications <n>',
      'histories of each kind, a fifth of them where one takes long',
      parseWhole({ min: 20, max: 100_000 }),
      1_000,
    )
    .option('--seed <n>', 'seed of the histories', parseWhole({ min: 0, max: 1_000_000 }), 1)
    .action((options: CalibrationOptions) => runCalibration(options, context));
}

function addNoise(experiment: Command, context: CliContext): void {
  const { population, generations, chunkSize } = evolutionPolicy;
  const { walkForward } = curriculumPolicy.limits;
  const { training, walkForward: usual } = curriculumPolicy.default;
  const { windows } = walkForward;
  experiment
    .command('noise')
    .description('whole runs and candidates on made-up markets: is noise certified, is what was planted found?')
    .option('--runs <n>', 'markets of noise', parseWhole({ min: 0, max: 100_000 }), 720)
    .option(
      '--edges <n>',
      'markets with a planted edge, the strongest first',
      parseWhole({ min: 0, max: 100_000 }),
      180,
    )
    .option('--batch <n>', 'markets at work together between two restarts', parseWhole({ min: 1, max: 200 }), 20)
    .option('--population <n>', 'genomes a generation', parseWhole(population), population.default)
    .option('--generations <n>', 'generations', parseWhole(generations), generations.default)
    .option(
      '--training-population <n>',
      'genomes a generation of training',
      parseWhole(population),
      training.population,
    )
    .option('--training-generations <n>', 'generations of training', parseWhole(generations), training.generations)
    .option('--windows <n>', 'windows on which evolution is repeated', parseWhole(windows), usual.windows)
    .option(
      '--window-population <n>',
      'genomes a generation there',
      parseWhole(walkForward.population),
      usual.population,
    )
    .option('--window-generations <n>', 'generations there', parseWhole(walkForward.generations), usual.generations)
    .option('--chunk-size <n>', 'genomes of one evaluation activity', parseWhole(chunkSize), chunkSize.default)
    .option('--seed <n>', 'seed of the markets', parseWhole({ min: 0, max: 1_000_000 }), 1)
    .option('--details', 'with --json: every market as well')
    .action((options: NoiseOptions) => runNoiseExperiment(options, context));
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
