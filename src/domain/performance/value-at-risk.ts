import { computeQuantile } from '../numerics/quantile';

/**
 * Loss that one period's return exceeds with probability 1 - confidence, by historical simulation: a fraction, positive = loss, negative
 * when even that return is a gain. Quantile of type 7 (Hyndman & Fan 1996). Undefined without returns; throws a RangeError when the
 * confidence is outside (0, 1) or a return is not finite.
 */
export function computeValueAtRisk(returns: Float64Array, confidence: number): number | undefined {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`a confidence lies inside (0, 1), not at ${confidence}`);
  const quantile = computeQuantile(returns, 1 - confidence);
  return quantile === undefined ? undefined : 0 - quantile;
}
