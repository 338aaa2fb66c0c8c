import type { FeatureStream } from '../market/feature';
import { windowPeriod } from './parameter-grids';
import { openSimpleMovingAverage } from './simple-moving-average';
import { createStreamedFeature } from './streamed-feature';

/**
 * Ease of movement (Arms 1983): how far the middle of the bar moved, times the bar's range, over its volume; here moves and ranges as fractions of
 * the close and the volume over its average of `period` bars, for the raw product means nothing beyond one instrument. Averaged over `period`
 * bars that traded; NaN for the first `2 * period - 2` bars, at bars without volume, and without volume at all. `period` at least 2.
 */
function openEaseOfMovement(period: number): FeatureStream['push'] {
  const volumes = openSimpleMovingAverage(period);
  const average = openSimpleMovingAverage(period);
  return ({ high, low, close, volume }, t) => {
    if (!volume) return Number.NaN;
    const usual = volumes(volume[t]!);
    if (t === 0 || volume[t] === 0) return Number.NaN;
    const moved = (high[t]! + low[t]! - high[t - 1]! - low[t - 1]!) / 2 / close[t]!;
    const range = (high[t]! - low[t]!) / close[t]!;
    return average((moved * range) / (volume[t]! / usual));
  };
}

export const easeOfMovement = createStreamedFeature({
  name: 'ease-of-movement',
  family: 'volume',
  unit: 'fraction',
  words: 'the {period}-bar ease of movement',
  source: 'Arms 1983',
  parameters: [windowPeriod],
  threshold: { min: -0.0005, max: 0.0005, step: 0.00005 },
  needsVolume: true,
  warmupBars: ([period]) => 2 * period! - 2,
  open: ([period]) => openEaseOfMovement(period!),
});
