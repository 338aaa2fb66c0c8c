import { assertFinite } from './statistics';

/** Spacing of logarithms below which the values of a tail are all the same. */
const leastSpacing = 1e-12;

export interface HillEstimates {
  /** Logarithms of the positive values, greatest first. */
  readonly logarithms: Float64Array;
  /** Entry k: mean log excess of the k greatest values over the next one, the reciprocal of the tail index; entry 0 is NaN. */
  readonly shapes: Float64Array;
}

/**
 * Hill (1975) at every number of order statistics, for the Hill plot. The tail index of the k greatest is 1 / shapes[k], its standard error
 * the index over sqrt(k). Values of 0 and below have no part in it. Throws a RangeError on a value that is not finite.
 */
export function computeHillEstimates(values: ArrayLike<number>): HillEstimates {
  assertFinite(values);
  const logarithms = Float64Array.from(values)
    .filter((value) => value > 0)
    .map((value) => Math.log(value))
    .sort()
    .reverse();
  const shapes = new Float64Array(logarithms.length).fill(Number.NaN, 0, 1);
  let sum = 0;
  for (let k = 1; k < logarithms.length; k++) {
    // The excess of each over the next, times how many stand above it: sums of small numbers instead of differences of large ones.
    sum += k * (logarithms[k - 1]! - logarithms[k]!);
    shapes[k] = sum / k;
  }
  return { logarithms, shapes };
}

/**
 * Reciprocal of the tail index (Hill 1975) of the `count` greatest of values whose logarithms are given in ascending order; undefined where the next value is
 * 0 (a logarithm of -Infinity) or the tail does not vary. `count` below the number of values.
 */
export function computeHillShape(ascending: Float64Array, count: number): number | undefined {
  const first = ascending.length - count;
  const threshold = ascending[first - 1]!;
  if (threshold === Number.NEGATIVE_INFINITY) return undefined;
  let sum = 0;
  for (let i = first; i < ascending.length; i++) sum += ascending[i]! - threshold;
  const shape = sum / count;
  return shape > leastSpacing ? shape : undefined;
}
