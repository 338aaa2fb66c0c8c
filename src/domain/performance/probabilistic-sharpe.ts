import { computeNormalCdf } from '../numerics/normal-distribution';
import { computeSharpeVariance, type SharpeEvidence } from './sharpe-evidence';

/**
 * Probability that the true Sharpe ratio exceeds `benchmark` (per period), given that of a sample with skewed, fat-tailed returns.
 * Bailey & Lopez de Prado (2012), "The Sharpe ratio efficient frontier": Phi((SR - SR*) sqrt(T - 1) / sqrt(1 - g3 SR + (g4 - 1) / 4 SR^2)).
 * Takes returns to be independent. Undefined below two observations, or when the moments leave the estimate without a variance.
 */
export function computeProbabilisticSharpe(evidence: SharpeEvidence, benchmark: number): number | undefined {
  const { sharpePerPeriod, observations } = evidence;
  const variance = computeSharpeVariance(evidence);
  if (!(observations >= 2 && variance > 0)) return undefined;
  return computeNormalCdf(((sharpePerPeriod - benchmark) * Math.sqrt(observations - 1)) / Math.sqrt(variance));
}
