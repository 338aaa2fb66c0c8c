import { computeQuantile } from '../numerics/quantile';
import type { Random } from '../numerics/random';
import { createStationaryBootstrap } from '../numerics/stationary-bootstrap';
import { computeBlockLength } from '../numerics/stationary-bootstrap-block-length';
import { computeMean, computeVariance } from '../numerics/statistics';
import { computeSharpe } from './sharpe';

export interface SharpeIntervalOptions {
  readonly random: Random;
  /** Bootstrap resamples, at least 1. */
  readonly resamples: number;
  /** Confidence, inside (0, 1): 0.95. */
  readonly level: number;
  readonly periodsPerYear: number;
}

/** Bounds of the annualised Sharpe ratio, and how they were found. */
export interface SharpeInterval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly resamples: number;
  /** Mean block length of the bootstrap, in periods. */
  readonly meanBlockLength: number;
}

/** Share of resamples that may leave the ratio undefined (all flat) before the interval is. */
const mostUndefined = 0.01;

/** A resample that varies by less than this share of the data's deviation does not vary: prefix sums carry that much rounding. */
const deviationResolution = 1e-6;

/**
 * Interval of the annualised Sharpe ratio of simple returns by the stationary bootstrap (Politis & Romano 1994) with automatic block length
 * (Politis & White 2004). Percentile bounds (Efron 1979), not basic ones: the ratio's distribution is nearly symmetric about the estimate,
 * both cover alike, and percentiles never leave the range of ratios that resamples of the data can have.
 * Undefined where the ratio is, or where it is in over 1 % of the resamples. Throws a RangeError on options out of range.
 */
export function computeSharpeInterval(
  returns: Float64Array,
  options: SharpeIntervalOptions,
): SharpeInterval | undefined {
  const { resamples, level, periodsPerYear } = options;
  if (!(Number.isInteger(resamples) && resamples >= 1))
    throw new RangeError(`resamples are at least 1, not ${resamples}`);
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence lies inside (0, 1), not at ${level}`);
  if (computeSharpe(returns, periodsPerYear) === undefined) return undefined;

  const meanBlockLength = computeBlockLength(returns);
  const ratios = resampleSharpe(returns, meanBlockLength, options);
  if (ratios.length < resamples * (1 - mostUndefined)) return undefined;
  const perYear = Math.sqrt(periodsPerYear);
  const lower = computeQuantile(ratios, (1 - level) / 2);
  const upper = computeQuantile(ratios, (1 + level) / 2);
  if (lower === undefined || upper === undefined) return undefined;
  return { lower: lower * perYear, upper: upper * perYear, level, resamples, meanBlockLength };
}

/** Per-period Sharpe ratios of the resamples; those that do not vary are left out. */
function resampleSharpe(
  returns: Float64Array,
  meanBlockLength: number,
  { random, resamples }: SharpeIntervalOptions,
): Float64Array {
  const n = returns.length;
  const mean = computeMean(returns) ?? 0;
  const variance = computeVariance(returns) ?? 0;
  // Centred on the whole sample's mean, sums of squares lose no digits to cancellation (Chan, Golub & LeVeque 1983).
  const sums = prefixSums(n, (i) => returns[i]! - mean);
  const squares = prefixSums(n, (i) => (returns[i]! - mean) ** 2);
  const bootstrap = createStationaryBootstrap({ observations: n, meanBlockLength, random });
  const { starts, lengths } = bootstrap;
  const ratios = new Float64Array(resamples);
  let defined = 0;
  for (let resample = 0; resample < resamples; resample++) {
    const blocks = bootstrap.draw();
    let sum = 0;
    let square = 0;
    for (let block = 0; block < blocks; block++) {
      const start = starts[block]!;
      const end = start + lengths[block]!;
      sum += sums[end]! - sums[start]!;
      square += squares[end]! - squares[start]!;
    }
    const resampled = (square - (sum * sum) / n) / (n - 1);
    if (resampled > variance * deviationResolution ** 2) ratios[defined++] = (mean + sum / n) / Math.sqrt(resampled);
  }
  return ratios.subarray(0, defined);
}

/** Sums of the first 0, 1, ..., 2n values of a series taken twice, so that a block may run past the end. */
function prefixSums(n: number, value: (i: number) => number): Float64Array {
  const sums = new Float64Array(2 * n + 1);
  for (let i = 0; i < 2 * n; i++) sums[i + 1] = sums[i]! + value(i % n);
  return sums;
}
