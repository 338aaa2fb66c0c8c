import { rollingSum } from '../numerics/rolling-sum';
import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { Feature, FeatureStream } from '../market/feature';
import { windowPeriod } from './parameter-grids';
import { undefinedColumn } from './undefined-column';

/** Volume over the mean of the `period` bars before; NaN for the first `period` bars, and where those traded nothing. */
export function computeVolumeRatio(volume: Float64Array, period: number): Float64Array {
  const { length } = volume;
  const sums = rollingSum(volume, period);
  const column = new Float64Array(length).fill(Number.NaN, 0, period);
  for (let t = period; t < length; t++) {
    const before = sums[t - 1]!;
    column[t] = before > 0 ? volume[t]! / (before / period) : Number.NaN;
  }
  return column;
}

/** `computeVolumeRatio` bar by bar, to the same bits. */
function openVolumeRatio(period: number): FeatureStream['push'] {
  const sum = openRollingSum(period);
  return ({ volume }, t) => {
    if (!volume || t === 0) return Number.NaN;
    const before = sum(volume[t - 1]!);
    return before > 0 ? volume[t]! / (before / period) : Number.NaN;
  };
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
  stream: ([period]) => ({ push: openVolumeRatio(period!) }),
};
