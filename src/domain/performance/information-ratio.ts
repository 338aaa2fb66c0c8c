import { computeResidualReturns } from './residual-returns';
import { computeSharpe } from './sharpe';

/**
 * Annualised mean over deviation of what the benchmark does not explain (Grinold & Kahn 1999): returns less beta times the benchmark's,
 * alpha included. The ratio of plain active returns (less the benchmark itself) takes beta to be 1, and calls caution in a falling market
 * skill. Deviation with divisor n - 1.
 * Undefined where the Sharpe ratio of the residual returns is: a multiple of the benchmark has no risk of its own. Throws a RangeError where
 * the two differ in length, or a return is not finite.
 */
export function computeInformationRatio(
  returns: Float64Array,
  benchmark: Float64Array,
  periodsPerYear: number,
): number | undefined {
  const residual = computeResidualReturns(returns, benchmark);
  return residual && computeSharpe(residual.returns, periodsPerYear);
}
