import { computeVariance } from '../numerics/statistics';
import { assertPeriodsPerYear } from './periods-per-year';

/**
 * Standard deviation of simple returns (divisor n - 1), scaled to a year by the square root of time, which takes returns to be uncorrelated.
 * A fraction; undefined below two returns. Throws a RangeError on a return that is not finite.
 */
export function computeAnnualVolatility(returns: Float64Array, periodsPerYear: number): number | undefined {
  assertPeriodsPerYear(periodsPerYear);
  const variance = computeVariance(returns);
  return variance === undefined ? undefined : Math.sqrt(variance * periodsPerYear);
}
