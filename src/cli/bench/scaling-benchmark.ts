import type { EvaluationTask, Evaluator } from '../../activities/evaluator-ports';
import { completePlan } from '../../domain/evolution/search-plan';
import { standardScenarios } from '../../domain/stress/standard-scenarios';
import { sampleBenchmark, type Benchmark } from './benchmark';
import { drawGenomes } from './drawn-genomes';
import { timeInterleaved, type Contender, type RoundOptions, type RoundTimes } from './interleaved-rounds';
import { fitExponent } from './scaling-exponent';
import { drawRandomWalk } from './random-walk';

const seed = 1;

export interface ScalingSize {
  /** What an axis keeps while another grows. */
  readonly bars: number;
  readonly genomes: number;
  readonly scenarios: number;
  /** Each axis doubles so often, and so has one point more; its largest size is four times the one above. */
  readonly doublings: number;
}

/** Hourly bars of three years; the axis of bars ends at eleven. */
export const usualScaling: ScalingSize = { bars: 25_000, genomes: 100, scenarios: 3, doublings: 3 };

export interface ScalingSubject {
  /** Evaluators with so many threads each, rising; at least one. */
  readonly pools: readonly { readonly threads: number; readonly evaluator: Evaluator }[];
  readonly size?: ScalingSize;
}

interface Point {
  /** Where the point lies on its axis, and what time ought to be proportional to. */
  readonly at: number;
  readonly task: EvaluationTask;
  readonly evaluator: Evaluator;
}

interface Axis {
  readonly name: string;
  readonly ideal: 1 | -1;
  readonly measures: string;
  readonly points: readonly Point[];
}

/**
 * How evaluation time grows with bars, genomes and price paths, and falls with threads: the time at each point, and the exponent of the
 * power law through them, from a fit of the logarithms (1 is proportional). Paths and columns are at hand, as from a run's second generation on.
 */
export async function benchmarkScaling(
  { pools, size = usualScaling }: ScalingSubject,
  rounds: RoundOptions,
): Promise<Benchmark[]> {
  const benchmarks: Benchmark[] = [];
  for (const axis of layOutAxes(pools, size)) benchmarks.push(...(await measureAxis(axis, rounds)));
  return benchmarks;
}

function layOutAxes(pools: ScalingSubject['pools'], size: ScalingSize): Axis[] {
  const { bars, genomes, scenarios, doublings } = size;
  const { threads, evaluator } = pools[pools.length - 1]!;
  const sizes = (largest: number): number[] =>
    Array.from({ length: doublings + 1 }, (_, index) => Math.round(largest / 2 ** (doublings - index)));
  const usual = createTask({ bars, genomes, scenarios });
  const each = `evaluate() on ${threads} thread${threads === 1 ? '' : 's'}, random genomes on a random walk`;
  return [
    {
      name: 'bars',
      ideal: 1,
      measures: `${each}: ${genomes} genomes, ${scenarios + 1} price paths, so many bars in all`,
      points: sizes(bars * 4).map((at) => ({ at, task: createTask({ ...size, bars: at }), evaluator })),
    },
    {
      name: 'genomes',
      ideal: 1,
      measures: `${each}: ${bars} bars, ${scenarios + 1} price paths, so many genomes`,
      points: sizes(genomes * 4).map((at) => ({
        at,
        task: { ...usual, genomes: drawGenomes(usual.bars, { population: at, seed }) },
        evaluator,
      })),
    },
    {
      name: 'paths',
      ideal: 1,
      measures: `${each}: ${bars} bars, ${genomes} genomes, the history and scenarios, so many price paths together`,
      points: sizes(8).map((at) => ({
        at,
        task: { ...usual, scenarios: standardScenarios.slice(0, at - 1) },
        evaluator,
      })),
    },
    {
      name: 'threads',
      ideal: -1,
      measures: `evaluate() in pools of so many threads: ${genomes} random genomes, ${bars} bars, ${scenarios + 1} price paths`,
      points: pools.map((pool) => ({ at: pool.threads, task: usual, evaluator: pool.evaluator })),
    },
  ];
}

function createTask({ bars, genomes, scenarios }: Omit<ScalingSize, 'doublings'>): EvaluationTask {
  const walk = drawRandomWalk(bars, seed);
  const search = completePlan();
  const settings = {
    dataset: walk.dataset,
    population: genomes,
    generations: 1,
    seed,
    costs: 'default',
    search,
  } as const;
  return {
    bars: walk.bars,
    settings,
    scenarios: standardScenarios.slice(0, scenarios),
    genomes: drawGenomes(walk.bars, { population: genomes, seed }),
  };
}

const unwatched = { onProgress: () => undefined, signal: new AbortController().signal };

/** One line a point, then the exponent: the median of the fits within each round. */
async function measureAxis({ name, ideal, measures, points }: Axis, rounds: RoundOptions): Promise<Benchmark[]> {
  const contenders = Object.fromEntries(
    points.map(({ at, task, evaluator }): [string, Contender] => [
      String(at),
      { run: () => evaluator.evaluate(task, unwatched) },
    ]),
  );
  const timesOf = await timeInterleaved(contenders, rounds);
  const times = points.map(({ at }): RoundTimes => timesOf(String(at)));
  const places = points.map(({ at }) => at);
  const fits = Array.from({ length: rounds.rounds }, (_, round) =>
    fitExponent(
      places,
      times.map((seconds) => seconds[round]!),
    ),
  );
  return [
    ...points.map(({ at }, index) =>
      sampleBenchmark({ name: `scaling/${name}/${at}`, unit: 's', measures }, times[index]!),
    ),
    sampleBenchmark(
      {
        name: `scaling/${name}`,
        unit: 'exponent',
        limit: ideal,
        measures: `slope of log time over log ${name} through the points above, fitted in each round`,
        against: ideal === 1 ? 'proportional growth' : 'threads that do not wait for each other at all',
      },
      fits.filter((fit) => fit !== undefined),
    ),
  ];
}
