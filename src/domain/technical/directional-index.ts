import type { Bars } from '../market/bars';
import type { Feature, FeatureStream } from '../market/feature';
import { openWilderAverage, smoothByWilder } from './wilder-average';

/**
 * Average directional index, 0 to 100 (Wilder 1978): how one-sided recent highs and lows advance, whichever the side. NaN for the first
 * `2 * period - 1` bars. Wilder divides both directional movements by the true range, which cancels in their ratio. A bar before which
 * nothing has moved in either direction counts as no trend, 0.
 */
export function computeDirectionalIndex({ high, low }: Bars, period: number): Float64Array {
  const length = high.length;
  const index = new Float64Array(length);
  const keep = (period - 1) / period;
  let upward = 0;
  let downward = 0;
  for (let t = 1; t < length; t++) {
    const rise = high[t]! - high[t - 1]!;
    const fall = low[t - 1]! - low[t]!;
    const kept = t > period ? keep : 1;
    // max(x, 0) = (x + |x|) / 2, and the half cancels like the true range.
    upward = upward * kept + Number(rise > fall) * (rise + Math.abs(rise));
    downward = downward * kept + Number(fall > rise) * (fall + Math.abs(fall));
    const movement = upward + downward;
    index[t] = movement > 0 ? (100 * Math.abs(upward - downward)) / movement : 0;
  }
  return smoothByWilder(index, period, period);
}

/** `computeDirectionalIndex` bar by bar, to the same bits. */
export function openDirectionalIndex(period: number): FeatureStream['push'] {
  const average = openWilderAverage(period);
  const keep = (period - 1) / period;
  let upward = 0;
  let downward = 0;
  return ({ high, low }, t) => {
    if (t === 0) return Number.NaN;
    const rise = high[t]! - high[t - 1]!;
    const fall = low[t - 1]! - low[t]!;
    const kept = t > period ? keep : 1;
    upward = upward * kept + Number(rise > fall) * (rise + Math.abs(rise));
    downward = downward * kept + Number(fall > rise) * (fall + Math.abs(fall));
    if (t < period) return Number.NaN;
    const movement = upward + downward;
    return average(movement > 0 ? (100 * Math.abs(upward - downward)) / movement : 0);
  };
}

export const directionalIndex: Feature = {
  name: 'adx',
  family: 'trend',
  unit: 'index',
  words: 'the {period}-bar directional index (ADX)',
  source: 'Wilder 1978',
  parameters: [{ name: 'period', min: 6, max: 30, step: 4 }],
  threshold: { min: 5, max: 60, step: 5 },
  needsVolume: false,
  warmupBars: ([period]) => 2 * period! - 1,
  compute: (bars, [period]) => computeDirectionalIndex(bars, period!),
  stream: ([period]) => ({ push: openDirectionalIndex(period!) }),
};
