import { computeMean, isNegligible, largestMagnitude, sumInLanes } from '../numerics/statistics';
import { assertPeriodsPerYear } from './periods-per-year';

/**
 * Annualised Sortino ratio about a target of 0: mean over downside deviation, the root of the mean square of losses over *all* periods
 * (Sortino & Price 1994). Undefined without returns or without a loss beyond rounding. Throws a RangeError on a return that is not finite.
 */
export function computeSortino(returns: Float64Array, periodsPerYear: number): number | undefined {
  assertPeriodsPerYear(periodsPerYear);
  const mean = computeMean(returns);
  if (mean === undefined) return undefined;
  const losses = returns.filter((value) => value !== 0).map((value) => Math.min(value, 0));
  const downside = Math.sqrt(sumInLanes(losses.map((loss) => loss * loss)) / returns.length);
  if (isNegligible(downside, largestMagnitude(returns))) return undefined;
  return (mean / downside) * Math.sqrt(periodsPerYear);
}
