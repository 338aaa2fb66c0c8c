import { computeMean, computeVariance } from '../numerics/statistics';

/** Returns are differences of wealth ratios near 1, so a deviation below this is the rounding of those ratios. */
const returnResolution = 1e-15;

/**
 * Mean over standard deviation (divisor n - 1) of simple returns in excess of cash, in the unit of one period (Sharpe 1994).
 * Undefined below two returns, and for returns that do not vary beyond rounding. Throws a RangeError on a return that is not finite.
 */
export function computeSharpePerPeriod(returns: Float64Array): number | undefined {
  const mean = computeMean(returns);
  const variance = computeVariance(returns);
  return mean === undefined || variance === undefined ? undefined : divideByDeviation(mean, variance);
}

/** Mean over standard deviation of returns; undefined where they do not vary beyond rounding. */
export function divideByDeviation(mean: number, variance: number): number | undefined {
  return Math.sqrt(variance) <= returnResolution ? undefined : mean / Math.sqrt(variance);
}
