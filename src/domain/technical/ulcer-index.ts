import { openRollingHighest } from '../numerics/rolling-extreme-stream';
import type { FeatureStream } from '../market/feature';
import { windowPeriod } from './parameter-grids';
import { openSimpleMovingAverage } from './simple-moving-average';
import { createStreamedFeature } from './streamed-feature';

/**
 * Ulcer index (Martin 1987): root mean square, over `period` bars, of the fall from the highest close of the `period` bars up to each;
 * a fraction, 0 while every close is the highest. NaN for the first `2 * period - 2` bars.
 */
function openUlcerIndex(period: number): FeatureStream['push'] {
  const highest = openRollingHighest(period);
  const average = openSimpleMovingAverage(period);
  return ({ close }, t) => {
    const fall = 1 - close[t]! / highest(close[t]!);
    return Math.sqrt(average(fall * fall));
  };
}

export const ulcerIndex = createStreamedFeature({
  name: 'ulcer-index',
  family: 'volatility',
  unit: 'fraction',
  words: 'the {period}-bar ulcer index',
  source: 'Martin 1987',
  parameters: [windowPeriod],
  threshold: { min: 0.005, max: 0.2, step: 0.005 },
  warmupBars: ([period]) => 2 * period! - 2,
  open: ([period]) => openUlcerIndex(period!),
});
