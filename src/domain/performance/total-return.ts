import { assertFinite } from '../numerics/statistics';

/**
 * Growth of one unit of money over all periods, less that unit: the product of (1 + r), minus 1. A fraction.
 * `returns` are simple returns, one a period. Undefined without returns; throws a RangeError on a return that is not finite.
 */
export function computeTotalReturn(returns: Float64Array): number | undefined {
  assertFinite(returns);
  if (returns.length === 0) return undefined;
  let wealth = 1;
  for (let i = 0; i < returns.length; i++) {
    wealth *= 1 + returns[i]!;
  }
  return Number.isFinite(wealth) ? wealth - 1 : undefined;
}
