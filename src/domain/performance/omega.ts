import { assertFinite, isNegligible, largestMagnitude } from '../numerics/statistics';

/**
 * Sum of what returns exceed a threshold by, over the sum of what they fall short of it by (Keating & Shadwick 2002). `threshold` is a return of
 * one period. Above 1 exactly where the mean return is above the threshold; unlike the Sharpe ratio it counts the whole distribution.
 * Undefined without a shortfall beyond rounding. Throws a RangeError on a return or threshold that is not finite.
 */
export function computeOmega(returns: Float64Array, threshold = 0): number | undefined {
  assertFinite(returns);
  assertFinite([threshold]);
  let gained = 0;
  let missed = 0;
  for (let i = 0; i < returns.length; i++) {
    const excess = returns[i]! - threshold;
    if (excess > 0) gained += excess;
    else missed -= excess;
  }
  const magnitude = Math.max(largestMagnitude(returns), Math.abs(threshold));
  return isNegligible(missed, magnitude * returns.length) ? undefined : gained / missed;
}
