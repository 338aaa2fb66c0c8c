import type { ResampledDifferentials } from './resampled-differentials';

export interface Stepdown {
  /** Of each row of the matrix, adjusted for all of them; undefined where the row was left out. */
  readonly pValues: readonly (number | undefined)[];
  /** Rows that beat the benchmark, ascending. */
  readonly rejected: readonly number[];
}

/**
 * Which of all strategies that were tried beat the benchmark, with a chance of at most `level` that even one of those named does not: StepM
 * of Romano & Wolf (2005), by the adjusted p-values of Romano & Wolf (2016). The best is held against the largest resampled score of all,
 * the next against that of all but the best, and so on. Means and resamples are divided by the same standard errors, as in Hansen (2005): a
 * standard error for each resample would cost more than the bootstrap.
 * Throws a RangeError on a level outside (0, 1).
 */
export function testStepdown(differentials: ResampledDifferentials, { level }: { readonly level: number }): Stepdown {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level lies inside (0, 1), not at ${level}`);
  const { rows, kept, means, errors, deviations, resamples } = differentials;
  const scores = means.map((mean, i) => mean / errors[i]!);
  const order = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const reached = new Int32Array(order.length);
  for (let b = 0; b < resamples; b++) {
    let largest = -Infinity;
    for (let place = order.length - 1; place >= 0; place--) {
      const i = order[place]!;
      largest = Math.max(largest, deviations[b * order.length + i]! / errors[i]!);
      if (largest >= scores[i]!) reached[place]!++;
    }
  }
  const pValues = new Array<number | undefined>(rows).fill(undefined);
  const rejected: number[] = [];
  let adjusted = 0;
  for (const [place, i] of order.entries()) {
    adjusted = Math.max(adjusted, (1 + reached[place]!) / (1 + resamples));
    pValues[kept[i]!] = adjusted;
    if (adjusted <= level) rejected.push(kept[i]!);
  }
  return { pValues, rejected: rejected.sort((a, b) => a - b) };
}
