import { computeLongRunVariance } from '../numerics/long-run-variance';
import { computeMoments, computeVariance } from '../numerics/statistics';
import { divideByDeviation } from './sharpe-per-period';

/** In the unit of one period; times the root of the periods in a year for the annualised ratio. */
export interface SharpeStandardError {
  readonly sharpePerPeriod: number;
  /** Of independent returns of any shape (Mertens 2002). */
  readonly iid: number;
  /** Of returns that depend on earlier ones, in their level or their volatility. */
  readonly hac: number;
  /** What is judged by: in short series the one that allows for dependence is too small (decision 0038). */
  readonly larger: number;
}

/**
 * Standard errors of the Sharpe ratio. A return moves the ratio by its influence z - SR (z^2 - 1) / 2, z being the return in deviations from
 * the mean. The variance of the influences over n - 1 is that of Mertens (2002), as in the probabilistic Sharpe ratio; their long-run variance in its
 * place makes it heteroskedasticity- and autocorrelation-consistent (Lo 2002; Ledoit & Wolf 2008).
 * Undefined where the ratio is, below 3 returns, and when the influences do not vary. Throws a RangeError on a return that is not finite.
 */
export function computeSharpeStandardError(returns: Float64Array): SharpeStandardError | undefined {
  const { mean, variance } = computeMoments(returns) ?? {};
  if (mean === undefined || variance === undefined) return undefined;
  const sharpePerPeriod = divideByDeviation(mean, variance);
  if (sharpePerPeriod === undefined) return undefined;
  const n = returns.length;
  // Divisor n, so that the influences sum to nothing.
  const deviation = Math.sqrt((variance * (n - 1)) / n);
  const influences = returns.map((value) => {
    const z = (value - mean) / deviation;
    return z - (sharpePerPeriod / 2) * (z * z - 1);
  });
  const spread = computeVariance(influences);
  const longRun = computeLongRunVariance(influences);
  if (!spread || longRun === undefined) return undefined;
  const [iid, hac] = [Math.sqrt(spread / n), Math.sqrt(longRun / (n - 1))];
  return { sharpePerPeriod, iid, hac, larger: Math.max(iid, hac) };
}
