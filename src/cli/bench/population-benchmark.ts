import type { EvaluationTask, Evaluator } from '../../activities/evaluator-ports';
import { evolutionPolicy } from '../../domain/evolution/policy';
import { completePlan } from '../../domain/evolution/search-plan';
import { standardScenarios } from '../../domain/stress/standard-scenarios';
import { sampleBenchmark, type Benchmark } from './benchmark';
import { drawGenomes } from './drawn-genomes';
import { timeInterleaved, type RoundOptions } from './interleaved-rounds';
import { drawRandomWalk } from './random-walk';

/** The size that the target for a generation's computing time is set at. */
export interface PopulationSize {
  readonly genomes: number;
  /** Bars in sample, of each price path. */
  readonly bars: number;
  readonly paths: number;
  readonly limitSeconds: number;
}

export const usualPopulation: PopulationSize = { genomes: 500, bars: 5_105, paths: 6, limitSeconds: 1 };

/** As many markets that nobody has met: more than a comparison has rounds. */
const strangers = 16;

/** How long a whole population takes on all threads: on paths and columns at hand, and on a market of which nothing is computed as yet. */
export async function benchmarkPopulation(
  { threads, evaluator }: { readonly threads: number; readonly evaluator: Evaluator },
  rounds: RoundOptions,
  size: PopulationSize = usualPopulation,
): Promise<Benchmark[]> {
  const tasks = Array.from({ length: strangers }, (_, index) => createTask(size, index + 2));
  const known = createTask(size, 1);
  const evaluate = (task: EvaluationTask): Promise<unknown> => evaluator.evaluate(task, unwatched);
  let met = 0;
  const timesOf = await timeInterleaved(
    { again: { run: () => evaluate(known) }, first: { run: () => evaluate(tasks[met++ % strangers]!) } },
    rounds,
  );
  const { genomes, bars, paths, limitSeconds: limit } = size;
  const work = `${genomes} random genomes x ${bars} bars x ${paths} price paths on ${threads} thread${threads === 1 ? '' : 's'}`;
  return [
    sampleBenchmark(
      { name: 'evaluator/population', unit: 's', limit, measures: `${work}, paths and columns at hand` },
      timesOf('again'),
    ),
    sampleBenchmark(
      { name: 'evaluator/population/first', unit: 's', limit, measures: `${work}, everything still to be computed` },
      timesOf('first'),
    ),
  ];
}

const unwatched = { onProgress: () => undefined, signal: new AbortController().signal };

function createTask({ genomes, bars, paths }: PopulationSize, seed: number): EvaluationTask {
  const { dataset, bars: walk } = drawRandomWalk(withHoldOut(bars), seed);
  const settings = {
    ...{ dataset, population: genomes, generations: 1, seed },
    costs: 'default',
    search: completePlan(),
  } as const;
  const scenarios = standardScenarios.slice(0, paths - 1);
  return { bars: walk, settings, scenarios, genomes: drawGenomes(walk, { population: genomes, seed }) };
}

/** Bars of which so many are in sample. */
function withHoldOut(inSample: number): number {
  const { fraction, purgeBars } = evolutionPolicy.holdOut;
  return Math.floor((inSample + purgeBars) / (1 - fraction));
}
