import { computeMean } from '../numerics/statistics';
import { computeAnnualReturn } from './annual-return';
import { findMaxDrawdown } from './max-drawdown';

/**
 * Annual return over the mean of the yearly largest drawdowns (Kestner 1996, without the 10 % that Jones added to the divisor: it has no
 * meaning at other levels of risk, see Bacon 2008). The record is cut into as many equal stretches as it has years, rounded and at least
 * one; each starts at a peak of its own. Up to a year and a half this is the Calmar ratio.
 * Undefined where the annual return is, or when wealth never fell. Throws a RangeError on a return that is not finite.
 */
export function computeSterling(returns: Float64Array, periodsPerYear: number): number | undefined {
  const annualReturn = computeAnnualReturn(returns, periodsPerYear);
  const years = Math.max(1, Math.round(returns.length / periodsPerYear));
  const depths = Array.from({ length: Math.min(years, returns.length) }, (_, year) => {
    const from = Math.floor((year * returns.length) / years);
    const to = Math.floor(((year + 1) * returns.length) / years);
    return findMaxDrawdown(returns.subarray(from, to))?.depth ?? 0;
  });
  const depth = computeMean(depths);
  return annualReturn === undefined || depth === undefined || depth === 0 ? undefined : annualReturn / depth;
}
