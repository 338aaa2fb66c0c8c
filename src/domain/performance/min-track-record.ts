import { computeNormalQuantile } from '../numerics/normal-distribution';
import { computeSharpeVariance, type SharpeEvidence } from './sharpe-evidence';

export interface TrackRecordTest {
  /** Sharpe ratio to exceed, per period. */
  readonly benchmark: number;
  /** Probability with which it has to, inside (0, 1): 0.95. */
  readonly confidence: number;
}

/**
 * Minimum track record length: observations after which the probabilistic Sharpe ratio of the same moments would reach the confidence, as a
 * number that need not be whole. Bailey & Lopez de Prado (2012): 1 + (1 - g3 SR + (g4 - 1) / 4 SR^2) (z / (SR - SR*))^2.
 * Undefined where the ratio does not exceed the benchmark, or the moments leave it without a variance: no length would do.
 * Throws a RangeError on a confidence outside (0, 1).
 */
export function computeMinTrackRecord(
  evidence: SharpeEvidence,
  { benchmark, confidence }: TrackRecordTest,
): number | undefined {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`a confidence lies inside (0, 1), not at ${confidence}`);
  const variance = computeSharpeVariance(evidence);
  const excess = evidence.sharpePerPeriod - benchmark;
  if (!(excess > 0 && variance > 0)) return undefined;
  // At even odds or less any record that exceeds the benchmark is long enough.
  const needed = Math.max(computeNormalQuantile(confidence), 0) / excess;
  const length = 1 + variance * needed * needed;
  return Number.isFinite(length) ? length : undefined;
}
