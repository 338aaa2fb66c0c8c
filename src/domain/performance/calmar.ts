import { computeAnnualReturn } from './annual-return';
import { findMaxDrawdown } from './max-drawdown';

/**
 * Annual return over the largest drawdown, here of the whole series (Young 1991 uses 36 months).
 * Undefined where either is, or when wealth never fell. Throws a RangeError on a return that is not finite.
 */
export function computeCalmar(returns: Float64Array, periodsPerYear: number): number | undefined {
  const annualReturn = computeAnnualReturn(returns, periodsPerYear);
  const depth = findMaxDrawdown(returns)?.depth;
  return annualReturn === undefined || depth === undefined || depth === 0 ? undefined : annualReturn / depth;
}
