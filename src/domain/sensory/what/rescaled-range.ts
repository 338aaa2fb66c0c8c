import type { BlockMeasure } from './block-scaling';
import { returnNoise } from './log-path';

/**
 * Range of the cumulated deviations from a block's mean over its deviation with divisor n (Hurst 1951). It grows with the length to the power H:
 * 1/2 without memory, more where moves are followed by moves of their own sign, less where they are taken back.
 */
export const rescaledRange: BlockMeasure = {
  measure: computeRescaledRange,
  expected: computeExpectedRescaledRange,
  power: 1,
};

/** NaN where the values do not vary beyond the rounding of returns. */
export function computeRescaledRange(values: Float64Array, from: number, size: number): number {
  let sum = 0;
  for (let i = from; i < from + size; i++) sum += values[i]!;
  const mean = sum / size;
  let squares = 0;
  let path = 0;
  let highest = 0;
  let lowest = 0;
  for (let i = from; i < from + size; i++) {
    const deviation = values[i]! - mean;
    squares += deviation * deviation;
    path += deviation;
    highest = Math.max(highest, path);
    lowest = Math.min(lowest, path);
  }
  const spread = Math.sqrt(squares / size);
  return spread > returnNoise ? (highest - lowest) / spread : Number.NaN;
}

/**
 * Exact mean of the rescaled range of `size` independent normal values (Anis & Lloyd 1976):
 * Gamma((n - 1) / 2) / (sqrt(pi) Gamma(n / 2)) times the sum of sqrt((n - r) / r) for r = 1 ... n - 1. `size` at least 2.
 */
export function computeExpectedRescaledRange(size: number): number {
  // The factor is 1 at 2 and 2 / pi at 3, and (n - 1) / n of itself two further on.
  let factor = size % 2 === 0 ? 1 : 2 / Math.PI;
  for (let n = size % 2 === 0 ? 2 : 3; n < size; n += 2) factor *= (n - 1) / n;
  let sum = 0;
  for (let r = 1; r < size; r++) sum += Math.sqrt((size - r) / r);
  return factor * sum;
}
