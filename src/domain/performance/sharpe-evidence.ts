import { computeMoments } from '../numerics/statistics';
import { computeSharpePerPeriod } from './sharpe-per-period';

/** A Sharpe ratio and what its precision hangs on, all in the unit of one period. */
export interface SharpeEvidence {
  readonly sharpePerPeriod: number;
  /** Returns it was computed from. */
  readonly observations: number;
  readonly skewness: number;
  /** Not excess: 3 for normal returns. */
  readonly kurtosis: number;
}

/** The evidence in a series of simple returns; undefined where its Sharpe ratio is. Throws a RangeError on a return that is not finite. */
export function computeSharpeEvidence(returns: Float64Array): SharpeEvidence | undefined {
  const sharpePerPeriod = computeSharpePerPeriod(returns);
  const { skewness, kurtosis } = computeMoments(returns) ?? {};
  if (sharpePerPeriod === undefined || skewness === undefined || kurtosis === undefined) return undefined;
  return { sharpePerPeriod, observations: returns.length, skewness, kurtosis };
}

/**
 * Variance of the Sharpe ratio's estimate from independent returns, times the observations less one: 1 - g3 SR + (g4 - 1) / 4 SR^2
 * (Mertens 2002). Not above 0 where the moments leave the estimate without one.
 */
export function computeSharpeVariance({ sharpePerPeriod, skewness, kurtosis }: SharpeEvidence): number {
  return 1 - skewness * sharpePerPeriod + ((kurtosis - 1) / 4) * sharpePerPeriod * sharpePerPeriod;
}
