import type { Feature, FeatureStream } from '../market/feature';
import { openExponentialAverage } from './exponential-moving-average';
import { longPeriod } from './parameter-grids';
import { createStreamedFeature } from './streamed-feature';

/**
 * An index that moves with the close only on days that traded less (negative) or more (positive) than the day before (Fosback 1976), over
 * its exponential average, less 1: the calm days are said to be those of the informed. Bars without volume are passed over: NaN.
 */
function openVolumeIndex(sign: 1 | -1, period: number): FeatureStream['push'] {
  const average = openExponentialAverage(period);
  let level = 1;
  let closeBefore = Number.NaN;
  let volumeBefore = Number.NaN;
  return ({ close, volume }, t) => {
    if (!volume || volume[t] === 0) return Number.NaN;
    if (sign * (volume[t]! - volumeBefore) > 0) level *= close[t]! / closeBefore;
    closeBefore = close[t]!;
    volumeBefore = volume[t]!;
    return level / average(level) - 1;
  };
}

const volumeIndex = (name: string, words: string, sign: 1 | -1): Feature =>
  createStreamedFeature({
    name,
    family: 'volume',
    unit: 'fraction',
    words,
    source: 'Fosback 1976',
    parameters: [longPeriod],
    threshold: { min: -0.1, max: 0.1, step: 0.01 },
    needsVolume: true,
    warmupBars: ([period]) => period! - 1,
    open: ([period]) => openVolumeIndex(sign, period!),
  });

export const volumeIndices: readonly Feature[] = [
  volumeIndex('negative-volume', 'the negative volume index over its {period}-bar average', -1),
  volumeIndex('positive-volume', 'the positive volume index over its {period}-bar average', 1),
];
