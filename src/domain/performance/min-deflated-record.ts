import { computeNormalQuantile } from '../numerics/normal-distribution';
import { computeExpectedMaximum } from '../numerics/normal-distribution-maximum';
import { computeSharpeVariance, type SharpeEvidence } from './sharpe-evidence';

export interface DeflatedRecordTest {
  /** Strategies tried, at least 1. */
  readonly trials: number;
  /** Probability that the deflated ratio has to reach, inside (0.5, 1): 0.95. */
  readonly confidence: number;
}

const bisections = 200;

/**
 * Observations after which the deflated Sharpe ratio of the same moments would reach the confidence, as a number that need not be whole. Over a longer
 * record the best of as many trials without skill shows less as well, its ratios scatter with variance 1 / n: the n solves
 * (SR - E / sqrt(n)) sqrt(n - 1) = z sqrt(1 - g3 SR + (g4 - 1) / 4 SR^2), E the expected maximum of as many normals (Bailey & Lopez de Prado
 * 2012, 2014; Lo 2002 at a ratio of 0). Undefined where the ratio is not above 0 or the moments leave it without a variance: no length would do.
 * Throws a RangeError on a confidence outside (0.5, 1) or below one trial.
 */
export function computeMinDeflatedRecord(
  evidence: SharpeEvidence,
  { trials, confidence }: DeflatedRecordTest,
): number | undefined {
  if (!(confidence > 0.5 && confidence < 1))
    throw new RangeError(`a confidence lies inside (0.5, 1), not at ${confidence}`);
  const luck = computeExpectedMaximum(trials);
  const variance = computeSharpeVariance(evidence);
  const { sharpePerPeriod } = evidence;
  if (!(sharpePerPeriod > 0 && variance > 0)) return undefined;
  const needed = computeNormalQuantile(confidence) * Math.sqrt(variance);
  const isEnough = (length: number): boolean =>
    (sharpePerPeriod - luck / Math.sqrt(length)) * Math.sqrt(length - 1) >= needed;
  let [short, long] = [1, 2];
  while (!isEnough(long)) [short, long] = [long, long * 2];
  if (!Number.isFinite(long)) return undefined;
  for (let step = 0; step < bisections; step++) {
    const middle = (short + long) / 2;
    if (isEnough(middle)) long = middle;
    else short = middle;
  }
  return long;
}
