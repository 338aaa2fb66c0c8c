import { computeNormalQuantile } from '../numerics/normal-distribution';
import { quantise } from '../numerics/quantise';
import type { SharpeSample } from './progress-resamples';

/** How far the search had gone when the leaders of the first and the last generation were chosen. */
export interface SearchExtent {
  /** Distinct genomes scored up to the first generation, and up to the last. */
  readonly firstTrials: number;
  readonly lastTrials: number;
  /** Variance of the trials' per-period Sharpe ratios. */
  readonly sharpeVariance: number;
}

/** What choosing from more and more trials brings without any skill, and whether the leaders gained more than that. */
export interface SearchLuck {
  /** Both as annual Sharpe ratios. */
  readonly expectedGain: number;
  readonly observedGain: number;
  /** One-sided: how often noise and that luck together gain as much. */
  readonly pValue: number;
}

export interface LuckInput {
  readonly first: SharpeSample;
  readonly last: SharpeSample;
  /** Leaders of each of the two. */
  readonly leaders: { readonly first: number; readonly last: number };
  readonly extent: SearchExtent;
  readonly periodsPerYear: number;
}

/**
 * The gain of the last generation's leaders over the first's against the one that luck would give: the best of many normal ratios that spread
 * as the trials did (the reasoning of the deflated Sharpe ratio, Bailey & Lopez de Prado 2014). Trials that resemble each other are fewer
 * than their number and differ by skill too, so the luck is rather overstated: the test errs towards no progress.
 * Throws a RangeError where there are fewer trials than leaders, fewer at the end than at the beginning, or a negative variance.
 */
export function measureLuck({ first, last, leaders, extent, periodsPerYear }: LuckInput): SearchLuck {
  const { firstTrials, lastTrials, sharpeVariance } = extent;
  if (!(firstTrials >= leaders.first && lastTrials >= leaders.last && lastTrials >= firstTrials && sharpeVariance >= 0))
    throw new RangeError(
      `a search from ${firstTrials} to ${lastTrials} trials of variance ${sharpeVariance} has no ${leaders.first} and ${leaders.last} leaders`,
    );
  const spread = Math.sqrt(sharpeVariance * periodsPerYear);
  const expected = spread * (expectedBest(lastTrials, leaders.last) - expectedBest(firstTrials, leaders.first));
  const observed = last.sharpe - first.sharpe;
  let asGood = 0;
  for (let index = 0; index < last.resampled.length; index++)
    asGood += Number(last.resampled[index]! - first.resampled[index]! - observed >= observed - expected);
  return {
    expectedGain: quantise(expected),
    observedGain: quantise(observed),
    pValue: quantise((1 + asGood) / (1 + last.resampled.length)),
  };
}

/** Expected mean of the best `chosen` of `count` standard normals (Blom 1958). */
export function expectedBest(count: number, chosen: number): number {
  let sum = 0;
  for (let rank = 1; rank <= chosen; rank++) sum -= computeNormalQuantile((rank - 0.375) / (count + 0.25));
  return sum / chosen;
}
