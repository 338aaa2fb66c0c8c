import type { Scored } from '../../domain/evolution/fitness';
import { selectSurvivors } from '../../domain/evolution/survivor-selection';
import type { Bars } from '../../domain/market/bars';
import { periodsPerYear } from '../../domain/market/periods';
import { createRandom, type Random } from '../../domain/numerics/random';
import { computeBlockLength } from '../../domain/numerics/stationary-bootstrap-block-length';
import { computeSharpeInterval } from '../../domain/performance/sharpe-interval';
import { computeSharpePerPeriod } from '../../domain/performance/sharpe-per-period';
import { rateBenchmark, type Benchmark } from './benchmark';
import { timeInterleaved, type RoundOptions } from './interleaved-rounds';
import { selectByPeeling } from './peeled-selection';

const seed = 1;

export interface StatisticsSize {
  readonly resamples: number;
  readonly observations: number;
  readonly members: number;
  readonly survivors: number;
}

/** Five years of days, and the survivors of 300 parents with their 300 children. */
export const usualSize: StatisticsSize = { resamples: 10_000, observations: 1_250, members: 600, survivors: 300 };

/** What a run computes beside evaluation: the interval of a Sharpe ratio, and the selection that ends a generation. */
export async function benchmarkStatistics(
  bars: Bars,
  rounds: RoundOptions,
  { resamples, observations, members, survivors }: StatisticsSize = usualSize,
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
  ];
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
