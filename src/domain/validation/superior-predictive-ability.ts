import { quantise } from '../numerics/quantise';
import type { ResampledDifferentials } from './resampled-differentials';

export interface SuperiorPredictiveAbility {
  /** Largest studentised mean differential, 0 where none is positive. */
  readonly statistic: number;
  /** Row with the largest studentised mean. */
  readonly best: number;
  /** `consistent` is the test; `lower` takes every poor strategy for as poor as it looks, `upper` each for as good as the benchmark. */
  readonly pValues: { readonly lower: number; readonly consistent: number; readonly upper: number };
}

/**
 * Whether the best of all strategies that were tried beats the benchmark, when chance had as many tries (Hansen 2005). Means are studentised, and
 * strategies so poor that they cannot be the best, further than sqrt(2 log log n) standard errors below the benchmark, do not weaken the test.
 */
export function testSuperiorPredictiveAbility(differentials: ResampledDifferentials): SuperiorPredictiveAbility {
  const { kept, means, errors, deviations, observations, resamples } = differentials;
  const scores = means.map((mean, i) => mean / errors[i]!);
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  const statistic = Math.max(scores[best]!, 0);
  const poor = -quantise(Math.sqrt(2 * Math.log(Math.log(observations))));
  let [lower, consistent, upper] = [0, 0, 0];
  for (let b = 0; b < resamples; b++) {
    let [lowerMax, consistentMax, upperMax] = [0, 0, 0];
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i]!;
      const deviation = deviations[b * scores.length + i]! / errors[i]!;
      upperMax = Math.max(upperMax, deviation);
      consistentMax = Math.max(consistentMax, score < poor ? deviation + score : deviation);
      lowerMax = Math.max(lowerMax, deviation + Math.min(score, 0));
    }
    if (lowerMax >= statistic) lower++;
    if (consistentMax >= statistic) consistent++;
    if (upperMax >= statistic) upper++;
  }
  const pValueOf = (reached: number): number => (1 + reached) / (1 + resamples);
  return {
    statistic,
    best: kept[best]!,
    pValues: { lower: pValueOf(lower), consistent: pValueOf(consistent), upper: pValueOf(upper) },
  };
}
