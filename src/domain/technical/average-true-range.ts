import type { Bars } from '../market/bars';
import type { Feature, FeatureStream } from '../market/feature';
import { openWilderAverage, smoothByWilder } from './wilder-average';

/**
 * Average true range in price units (Wilder 1978); NaN for the first `period` bars. The first bar has no close before it and so no
 * true range; the average starts as the mean of the `period` ranges after it.
 */
export function averageTrueRange(bars: Bars, period: number): Float64Array {
  return smoothByWilder(trueRange(bars), period, 1);
}

/** `averageTrueRange` bar by bar, to the same bits. */
export function openAverageTrueRange(period: number): FeatureStream['push'] {
  const average = openWilderAverage(period);
  return (bars, t) => average(readTrueRange(bars, t));
}

/** True range of bar `t` in price units; NaN at the first bar. */
export function readTrueRange({ high, low, close }: Bars, t: number): number {
  return t === 0 ? Number.NaN : reachOf(high[t]!, low[t]!, close[t - 1]!);
}

function trueRange({ high, low, close }: Bars): Float64Array {
  const length = close.length;
  const range = new Float64Array(length);
  for (let t = 1; t < length; t++) range[t] = reachOf(high[t]!, low[t]!, close[t - 1]!);
  return range;
}

/**
 * Range of a bar together with the close before it. What a gap adds is the part of it that lies outside the bar's own range;
 * max(x, 0) = (x + |x|) / 2, for whether there is a gap is anybody's guess and a processor's, too.
 */
function reachOf(high: number, low: number, before: number): number {
  const above = before - high;
  const below = low - before;
  return high - low + (above + Math.abs(above)) / 2 + (below + Math.abs(below)) / 2;
}

export const averageTrueRangeFraction: Feature = {
  name: 'atr',
  family: 'volatility',
  unit: 'fraction',
  words: 'the {period}-bar average true range over the price',
  source: 'Wilder 1978',
  parameters: [{ name: 'period', min: 6, max: 30, step: 4 }],
  threshold: { min: 0.001, max: 0.061, step: 0.002 },
  needsVolume: false,
  warmupBars: ([period]) => period!,
  compute: (bars, [period]) => {
    const column = averageTrueRange(bars, period!);
    for (let t = 0; t < column.length; t++) column[t] = column[t]! / bars.close[t]!;
    return column;
  },
  stream: ([period]) => {
    const average = openAverageTrueRange(period!);
    return { push: (bars, t) => average(bars, t) / bars.close[t]! };
  },
};
