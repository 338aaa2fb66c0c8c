import { partitionAtRank } from '../numerics/quantile-partition';
import { assertFinite } from '../numerics/statistics';

/**
 * Mean of the worst 1 - confidence of one period's returns, by historical simulation: a fraction, positive = loss, never below value at risk
 * for a confidence of at least one half. The return on the boundary counts with the share that belongs to the tail (Acerbi & Tasche 2002).
 * Undefined without returns; throws a RangeError when the confidence is outside (0, 1) or a return is not finite.
 */
export function computeExpectedShortfall(returns: Float64Array, confidence: number): number | undefined {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`a confidence lies inside (0, 1), not at ${confidence}`);
  assertFinite(returns);
  if (returns.length === 0) return undefined;
  const tail = returns.length * (1 - confidence);
  const boundary = Math.floor(tail);
  const ordered = Float64Array.from(returns);
  partitionAtRank(ordered, boundary);
  const threshold = ordered[boundary]!;
  let sum = 0;
  let below = 0;
  // In the order of time, so that the sum does not hang on how the boundary was found.
  for (let i = 0; i < returns.length; i++) {
    if (returns[i]! >= threshold) continue;
    sum += returns[i]!;
    below++;
  }
  return (0 - (sum + (tail - below) * threshold)) / tail;
}
