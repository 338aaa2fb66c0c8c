import type { FeatureStream } from '../market/feature';
import { openExponentialAverage } from './exponential-moving-average';
import { createStreamedFeature } from './streamed-feature';

/**
 * Force index (Elder 1993), the averaged product of volume and change of the close, over the averaged volume and the close: the change that
 * volume stood behind, as a fraction. NaN for the first `period` bars, while nothing has been traded, and without volume.
 */
function openForceIndex(period: number): FeatureStream['push'] {
  const forces = openExponentialAverage(period);
  const volumes = openExponentialAverage(period);
  return ({ close, volume }, t) => {
    if (!volume || t === 0) return Number.NaN;
    const force = forces(volume[t]! * (close[t]! - close[t - 1]!));
    const usual = volumes(volume[t]!);
    return usual > 0 ? force / usual / close[t]! : Number.NaN;
  };
}

export const forceIndex = createStreamedFeature({
  name: 'force-index',
  family: 'volume',
  unit: 'fraction',
  words: 'the {period}-bar force index over volume and price',
  source: 'Elder 1993',
  parameters: [{ name: 'period', min: 2, max: 26, step: 4 }],
  threshold: { min: -0.02, max: 0.02, step: 0.001 },
  needsVolume: true,
  warmupBars: ([period]) => period!,
  open: ([period]) => openForceIndex(period!),
});
