import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { Feature, FeatureStream } from '../market/feature';
import { windowPeriod } from './parameter-grids';
import { readTypicalPrice } from './price-features';
import { createStreamedFeature } from './streamed-feature';

/**
 * Mean typical price of the last `period` bars, each counting by its volume (Berkowitz, Logue and Noser 1988): about what those who traded
 * then have paid. NaN for the first `period - 1` bars, where nothing was traded, and without volume.
 */
function openVolumeWeightedPrice(period: number): FeatureStream['push'] {
  const money = openRollingSum(period);
  const traded = openRollingSum(period);
  return (bars, t) => {
    if (!bars.volume) return Number.NaN;
    const volume = bars.volume[t]!;
    return money(readTypicalPrice(bars, t) * volume) / traded(volume);
  };
}

const shared = {
  family: 'volume',
  source: 'Berkowitz, Logue and Noser 1988',
  parameters: [windowPeriod],
  needsVolume: true,
  warmupBars: ([period]: readonly number[]) => period! - 1,
} as const;

export const volumeWeightedPrice: readonly Feature[] = [
  createStreamedFeature({
    ...shared,
    name: 'vwap',
    unit: 'price',
    words: 'the {period}-bar volume-weighted price',
    threshold: undefined,
    open: ([period]) => openVolumeWeightedPrice(period!),
  }),
  createStreamedFeature({
    ...shared,
    name: 'vwap-distance',
    unit: 'fraction',
    words: 'the distance of the close from the {period}-bar volume-weighted price',
    threshold: { min: -0.1, max: 0.1, step: 0.01 },
    open: ([period]) => {
      const price = openVolumeWeightedPrice(period!);
      return (bars, t) => bars.close[t]! / price(bars, t) - 1;
    },
  }),
];
