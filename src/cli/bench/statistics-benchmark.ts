import type { Scored } from '../../domain/evolution/fitness';
import { selectSurvivors } from '../../domain/evolution/survivor-selection';
import type { Bars } from '../../domain/market/bars';
import { periodsPerYear } from '../../domain/market/periods';
import { createRandom, type Random } from '../../domain/numerics/random';
import { computeBlockLength } from '../../domain/numerics/stationary-bootstrap-block-length';
import { computeSharpeInterval } from '../../domain/performance/sharpe-interval';
import { computeSharpePerPeriod } from '../../domain/performance/sharpe-per-period';
import { resampleDifferentials } from '../../domain/validation/resampled-differentials';
import type { ReturnMatrix } from '../../domain/validation/stage-evidence';
import { testSuperiorPredictiveAbility } from '../../domain/validation/superior-predictive-ability';
import { rateBenchmark, type Benchmark } from './benchmark';
import { timeInterleaved, type RoundOptions } from './interleaved-rounds';
import { selectByPeeling } from './peeled-selection';
import { testByCopying } from './plain-predictive-ability';

const seed = 1;

export interface StatisticsSize {
  readonly resamples: number;
  readonly observations: number;
  readonly members: number;
  readonly survivors: number;
  /** Of the test against data snooping. */
  readonly snooping: { readonly resamples: number; readonly strategies: number; readonly days: number };
}

/** Five years of days, the survivors of 300 parents with their 300 children, and 500 strategies over ten years. */
export const usualSize: StatisticsSize = {
  ...{ resamples: 10_000, observations: 1_250, members: 600, survivors: 300 },
  snooping: { resamples: 1_000, strategies: 500, days: 2_500 },
};

/** The plain test takes seconds. */
const snoopingRounds = 5;

/**
 * What a run computes beside evaluation: the interval of a Sharpe ratio, the selection that ends a generation, and the test whether the best of
 * many strategies beats chance.
 */
export async function benchmarkStatistics(
  bars: Bars,
  rounds: RoundOptions,
  { resamples, observations, members, survivors, snooping }: StatisticsSize = usualSize,
): Promise<Benchmark[]> {
  const returns = lastReturns(bars, observations);
  const population = drawScores(members, createRandom(seed));
  const interval = { resamples, level: 0.95, periodsPerYear: periodsPerYear(bars) };
  const timesOf = await timeInterleaved(
    {
      interval: { run: () => computeSharpeInterval(returns, { ...interval, random: createRandom(seed) }) },
      copying: { run: () => resampleByCopying(returns, resamples, createRandom(seed)) },
      selection: { run: () => selectSurvivors(population, survivors) },
      peeling: { run: () => selectByPeeling(population, survivors) },
    },
    rounds,
  );
  return [
    rateBenchmark(
      {
        name: 'statistics/sharpe-interval',
        unit: 'intervals/s',
        work: 1,
        measures: `stationary-bootstrap interval of a Sharpe ratio, ${resamples} resamples of the last ${returns.length} returns, mean block ${computeBlockLength(returns).toPrecision(3)} bars`,
        against: 'the textbook form, which copies every resample return by return',
      },
      timesOf('interval'),
      timesOf('copying'),
    ),
    rateBenchmark(
      {
        name: 'statistics/selection',
        unit: 'selections/s',
        work: 1,
        measures: `NSGA-II selection of ${survivors} from ${members} in four dimensions`,
        against: 'the same with fronts found by peeling: each compares all who are left',
      },
      timesOf('selection'),
      timesOf('peeling'),
    ),
    await benchmarkSnooping(snooping, rounds),
  ];
}

/** Hansen's test from the returns to its p-values; the rival is given the block length. */
async function benchmarkSnooping(
  { resamples, strategies, days }: StatisticsSize['snooping'],
  { rounds, ...options }: RoundOptions,
): Promise<Benchmark> {
  const matrix = drawDifferentials(strategies, days, createRandom(seed));
  const resample = () => resampleDifferentials(matrix, { resamples, random: createRandom(seed) });
  const { meanBlockLength = 1 } = resample() ?? {};
  const timesOf = await timeInterleaved(
    {
      sums: { run: () => testMatrix(resample()) },
      copying: { run: () => testByCopying(matrix, { resamples, meanBlockLength, random: createRandom(seed) }) },
    },
    { ...options, rounds: Math.min(rounds, snoopingRounds) },
  );
  return rateBenchmark(
    {
      name: 'statistics/spa',
      unit: 'resamples/s',
      work: resamples,
      measures: `superior predictive ability of ${strategies} strategies over ${days} days, ${resamples} resamples, mean block ${meanBlockLength.toPrecision(3)} days`,
      against: 'the same resamples, each mean computed value by value',
    },
    timesOf('sums'),
    timesOf('copying'),
  );
}

function testMatrix(differentials: ReturnType<typeof resampleDifferentials>): unknown {
  return differentials && testSuperiorPredictiveAbility(differentials);
}

/** Daily returns without skill, a tenth of each carried over from the day before. */
export function drawDifferentials(strategies: number, days: number, random: Random): ReturnMatrix {
  const values = new Float64Array(strategies * days);
  for (let i = 0; i < values.length; i++)
    values[i] = (i % days === 0 ? 0 : 0.1 * values[i - 1]!) + 0.01 * random.normal();
  return { rows: strategies, columns: days, values };
}

/** Simple returns of the closes. */
function lastReturns({ close }: Bars, observations: number): Float64Array {
  const recent = close.subarray(-observations - 1);
  return recent.subarray(1).map((price, i) => price / recent[i]! - 1);
}

/** Per-period Sharpe ratios of stationary-bootstrap resamples, word for word as in Politis & Romano 1994; sorted, so that quantiles can be read off. */
export function resampleByCopying(returns: Float64Array, resamples: number, random: Random): Float64Array {
  const { length } = returns;
  const restart = 1 / computeBlockLength(returns);
  const resample = new Float64Array(length);
  return Float64Array.from({ length: resamples }, () => {
    let at = random.integer(length);
    for (let i = 0; i < length; i++) {
      resample[i] = returns[at]!;
      at = random.uniform() < restart ? random.integer(length) : (at + 1) % length;
    }
    return computeSharpePerPeriod(resample) ?? 0;
  }).sort();
}

export function drawScores(members: number, random: Random): Scored[] {
  return Array.from({ length: members }, (_, index) => ({
    id: String(index).padStart(6, '0'),
    violation: 0,
    fitness: {
      survival: random.uniform(),
      profit: random.uniform(),
      adaptability: random.uniform(),
      robustness: random.uniform(),
    },
  }));
}
