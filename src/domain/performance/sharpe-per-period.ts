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
  if (mean === undefined || variance === undefined || Math.sqrt(variance) <= returnResolution) return undefined;
  return mean / Math.sqrt(variance);
}
