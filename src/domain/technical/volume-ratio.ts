import { rollingSum } from '../numerics/rolling-sum';
import type { Feature } from '../market/feature';
import { windowPeriod } from './parameter-grids';
import { undefinedColumn } from './undefined-column';

/** Volume over the mean of the `period` bars before; NaN for the first `period` bars, and where those traded nothing. */
export function computeVolumeRatio(volume: Float64Array, period: number): Float64Array {
  const sums = rollingSum(volume, period);
  return volume.map((units, t) => {
    const before = t < period ? 0 : sums[t - 1]!;
    return before > 0 ? units / (before / period) : Number.NaN;
  });
}

export const volumeRatio: Feature = {
  name: 'volume-ratio',
  family: 'volume',
  unit: 'ratio',
  words: 'the volume over its average of the {period} bars before',
  source: 'Karpoff 1987',
  parameters: [windowPeriod],
  threshold: { min: 0.25, max: 4, step: 0.25 },
  needsVolume: true,
  warmupBars: ([period]) => period!,
  compute: ({ close, volume }, [period]) =>
    volume ? computeVolumeRatio(volume, period!) : undefinedColumn(close.length),
};
