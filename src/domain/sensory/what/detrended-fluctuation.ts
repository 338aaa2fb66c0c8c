import type { BlockMeasure } from './block-scaling';
import { returnNoise } from './log-path';

/**
 * Mean squared distance of a block's cumulated returns from their own straight line (detrended fluctuation analysis, Peng et al. 1994): unlike the rescaled
 * range it is not taken in by a trend. It grows with the length to the power 2 alpha, and alpha is H for stationary returns.
 */
export const detrendedFluctuation: BlockMeasure = {
  measure: computeDetrendedFluctuation,
  expected: computeExpectedFluctuation,
  power: 2,
};

/** NaN where the returns leave their line by no more than rounding. */
export function computeDetrendedFluctuation(returns: Float64Array, from: number, size: number): number {
  const middle = (size - 1) / 2;
  let level = 0;
  let total = 0;
  let products = 0;
  for (let i = 0; i < size; i++) {
    level += returns[from + i]!;
    total += level;
    products += (i - middle) * level;
  }
  const slope = products / ((size * (size * size - 1)) / 12);
  const start = total / size - slope * middle;
  let squares = 0;
  level = 0;
  for (let i = 0; i < size; i++) {
    level += returns[from + i]!;
    const distance = level - (start + slope * i);
    squares += distance * distance;
  }
  const fluctuation = squares / size;
  return Math.sqrt(fluctuation) > size * returnNoise ? fluctuation : Number.NaN;
}

/** Its mean for `size` independent values of variance 1: (n^2 - 4) / (15 n), from the covariance of a random walk (Hoell & Kantz 2015). */
export function computeExpectedFluctuation(size: number): number {
  return (size * size - 4) / (15 * size);
}
