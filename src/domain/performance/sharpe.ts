import { assertPeriodsPerYear } from './periods-per-year';
import { computeSharpePerPeriod } from './sharpe-per-period';

/**
 * Annualised Sharpe ratio: the per-period ratio times the square root of the periods in a year, exact for uncorrelated returns only
 * (Lo 2002). Returns are taken in excess of cash. Undefined and faults as for the per-period ratio.
 */
export function computeSharpe(returns: Float64Array, periodsPerYear: number): number | undefined {
  assertPeriodsPerYear(periodsPerYear);
  const perPeriod = computeSharpePerPeriod(returns);
  return perPeriod === undefined ? undefined : perPeriod * Math.sqrt(periodsPerYear);
}
