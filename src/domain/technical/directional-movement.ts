import type { Feature, FeatureStream } from '../market/feature';
import { readTrueRange } from './average-true-range';
import { createStreamedFeature } from './streamed-feature';

/**
 * Wilder's directional indicator of one side, 0 to 100 (1978): smoothed movement beyond the bar before as a share of the smoothed true range.
 * NaN for the first `period` bars and where the range has been 0 since the data began. Both sums are smoothed alike, so their scale cancels.
 */
function openDirectionalIndicator(side: 1 | -1, period: number): FeatureStream['push'] {
  const keep = (period - 1) / period;
  let movement = 0;
  let range = 0;
  return (bars, t) => {
    if (t === 0) return Number.NaN;
    const rise = bars.high[t]! - bars.high[t - 1]!;
    const fall = bars.low[t - 1]! - bars.low[t]!;
    const ours = side === 1 ? rise : fall;
    const theirs = side === 1 ? fall : rise;
    const kept = t > period ? keep : 1;
    movement = movement * kept + (ours > theirs && ours > 0 ? ours : 0);
    range = range * kept + readTrueRange(bars, t);
    return t < period ? Number.NaN : (100 * movement) / range;
  };
}

const directionalIndicator = (name: string, words: string, side: 1 | -1): Feature =>
  createStreamedFeature({
    name,
    family: 'trend',
    unit: 'index',
    words,
    source: 'Wilder 1978',
    parameters: [{ name: 'period', min: 6, max: 30, step: 4 }],
    threshold: { min: 5, max: 60, step: 5 },
    warmupBars: ([period]) => period!,
    open: ([period]) => openDirectionalIndicator(side, period!),
  });

export const directionalMovement: readonly Feature[] = [
  directionalIndicator('plus-di', 'the {period}-bar upward directional indicator (+DI)', 1),
  directionalIndicator('minus-di', 'the {period}-bar downward directional indicator (-DI)', -1),
];
