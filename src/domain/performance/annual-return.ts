import { assertPeriodsPerYear } from './periods-per-year';
import { computeTotalReturn } from './total-return';

/**
 * Constant yearly return that leads to the same wealth (compound annual growth rate), a fraction; -1 when everything was lost.
 * Undefined without returns, when more than everything was lost, or when the figure is beyond the range of a number.
 * Throws a RangeError on a return that is not finite.
 */
export function computeAnnualReturn(returns: Float64Array, periodsPerYear: number): number | undefined {
  assertPeriodsPerYear(periodsPerYear);
  const totalReturn = computeTotalReturn(returns);
  return totalReturn === undefined ? undefined : annualise(totalReturn, returns.length, periodsPerYear);
}

/** A return over so many periods as the same return every year; undefined as above. */
export function annualise(totalReturn: number, periods: number, periodsPerYear: number): number | undefined {
  if (totalReturn < -1) return undefined;
  const growth = Math.pow(1 + totalReturn, periodsPerYear / periods);
  return Number.isFinite(growth) ? growth - 1 : undefined;
}
