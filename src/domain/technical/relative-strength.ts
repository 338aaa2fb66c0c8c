import type { NumberStream } from '../numerics/number-stream';
import type { Feature } from '../market/feature';
import { oscillatorPeriod } from './parameter-grids';

/**
 * Relative strength index, 0 to 100 (Wilder 1978): the share of rises in all recent movement. NaN for the first `period` bars, and where
 * the close has not moved since the data began: then there is no movement to share.
 */
export function computeRelativeStrength(close: Float64Array, period: number): Float64Array {
  const length = close.length;
  const column = new Float64Array(length);
  const keep = (period - 1) / period;
  let up = 0;
  let down = 0;
  for (let t = 1; t < length; t++) {
    const change = close[t]! - close[t - 1]!;
    const size = Math.abs(change);
    const kept = t > period ? keep : 1;
    // Twice the rise and twice the fall, `period` times over: both cancel in the share.
    up = up * kept + (size + change);
    down = down * kept + (size - change);
    column[t] = (100 * up) / (up + down);
  }
  return column.fill(Number.NaN, 0, period);
}

/** `computeRelativeStrength` number by number, to the same bits; NaN is passed over. */
export function openRelativeStrength(period: number): NumberStream {
  const keep = (period - 1) / period;
  let count = 0;
  let before = 0;
  let up = 0;
  let down = 0;
  return (value) => {
    if (Number.isNaN(value)) return Number.NaN;
    const change = value - before;
    before = value;
    if (count++ === 0) return Number.NaN;
    const size = Math.abs(change);
    const kept = count > period + 1 ? keep : 1;
    up = up * kept + (size + change);
    down = down * kept + (size - change);
    return count <= period ? Number.NaN : (100 * up) / (up + down);
  };
}

export const relativeStrength: Feature = {
  name: 'rsi',
  family: 'momentum',
  unit: 'index',
  words: 'the {period}-bar RSI',
  source: 'Wilder 1978',
  parameters: [oscillatorPeriod],
  threshold: { min: 5, max: 95, step: 5 },
  needsVolume: false,
  warmupBars: ([period]) => period!,
  compute: ({ close }, [period]) => computeRelativeStrength(close, period!),
  stream: ([period]) => {
    const strength = openRelativeStrength(period!);
    return { push: ({ close }, t) => strength(close[t]!) };
  },
};
