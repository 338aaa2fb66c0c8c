import type { ResampledDifferentials } from './resampled-differentials';

export interface RealityCheck {
  /** Square root of the number of bars times the largest mean differential, in the unit of a return. */
  readonly statistic: number;
  readonly pValue: number;
  /** Row with the largest mean. */
  readonly best: number;
}

/**
 * Whether the best of all strategies that were tried beats the benchmark, when chance had as many tries (White 2000): the largest mean against
 * the largest of the resampled deviations from the means. Not studentised, so the wildest strategies decide, and poor ones weaken it:
 * shown for what it is, beside the test of Hansen (2005).
 */
export function testRealityCheck({
  kept,
  means,
  deviations,
  observations,
  resamples,
}: ResampledDifferentials): RealityCheck {
  let best = 0;
  for (let i = 1; i < means.length; i++) if (means[i]! > means[best]!) best = i;
  let reached = 0;
  for (let b = 0; b < resamples; b++) {
    let largest = -Infinity;
    for (let i = b * means.length; i < (b + 1) * means.length; i++) largest = Math.max(largest, deviations[i]!);
    if (largest >= means[best]!) reached++;
  }
  return {
    statistic: Math.sqrt(observations) * means[best]!,
    pValue: (1 + reached) / (1 + resamples),
    best: kept[best]!,
  };
}
