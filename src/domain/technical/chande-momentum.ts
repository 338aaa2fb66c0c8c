import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { FeatureStream } from '../market/feature';
import { oscillatorPeriod } from './parameter-grids';
import { createStreamedFeature } from './streamed-feature';

/**
 * Rises less falls of the close over the last `period` bars as a share of both, -1 to 1 (Chande and Kroll 1994); NaN for the first `period`
 * bars and where the close did not move. Unlike the RSI it forgets what is outside its window.
 */
function openChandeMomentum(period: number): FeatureStream['push'] {
  const rises = openRollingSum(period);
  const falls = openRollingSum(period);
  return ({ close }, t) => {
    if (t === 0) return Number.NaN;
    const change = close[t]! - close[t - 1]!;
    const up = rises(Math.max(0, change));
    const down = falls(Math.max(0, -change));
    return (up - down) / (up + down);
  };
}

export const chandeMomentum = createStreamedFeature({
  name: 'chande-momentum',
  family: 'momentum',
  unit: 'fraction',
  words: 'the {period}-bar Chande momentum',
  source: 'Chande and Kroll 1994',
  parameters: [oscillatorPeriod],
  threshold: { min: -0.9, max: 0.9, step: 0.1 },
  warmupBars: ([period]) => period!,
  open: ([period]) => openChandeMomentum(period!),
});
