import { rollingSum } from '../numerics/rolling-sum';
import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { Bars } from '../market/bars';
import type { Feature, FeatureStream } from '../market/feature';
import { windowPeriod } from './parameter-grids';
import { undefinedColumn } from './undefined-column';

/**
 * Slope of on-balance volume (Granville 1963): its change over `period` bars as a fraction of all that was traded in them, -1 to 1.
 * The running total itself depends on where the data begins, its change does not. NaN for the first `period` bars, where nothing was
 * traded, and without volume.
 */
export function computeBalanceSlope({ close, volume }: Bars, period: number): Float64Array {
  if (!volume) return undefinedColumn(close.length);
  const { length } = close;
  const signed = new Float64Array(length);
  for (let t = 1; t < length; t++) {
    const change = close[t]! - close[t - 1]!;
    signed[t] = (Number(change > 0) - Number(change < 0)) * volume[t]!;
  }
  const column = rollingSum(signed, period, 1);
  const traded = rollingSum(volume, period, 1);
  for (let t = 0; t < length; t++) column[t] = column[t]! / traded[t]!;
  return column;
}

/** `computeBalanceSlope` bar by bar, to the same bits. */
function openBalanceSlope(period: number): FeatureStream['push'] {
  const balance = openRollingSum(period);
  const traded = openRollingSum(period);
  return ({ close, volume }, t) => {
    if (!volume || t === 0) return Number.NaN;
    const change = close[t]! - close[t - 1]!;
    return balance((Number(change > 0) - Number(change < 0)) * volume[t]!) / traded(volume[t]!);
  };
}

export const onBalanceVolume: Feature = {
  name: 'obv-slope',
  family: 'volume',
  unit: 'fraction',
  words: 'the {period}-bar change of on-balance volume over the volume traded',
  source: 'Granville 1963',
  parameters: [windowPeriod],
  threshold: { min: -0.6, max: 0.6, step: 0.05 },
  needsVolume: true,
  warmupBars: ([period]) => period!,
  compute: (bars, [period]) => computeBalanceSlope(bars, period!),
  stream: ([period]) => ({ push: openBalanceSlope(period!) }),
};
