import type { Feature } from '../market/feature';
import { oscillatorPeriod } from './parameter-grids';
import { computeWilderAverage } from './wilder-average';

/**
 * Relative strength index, 0 to 100 (Wilder 1978): the share of rises in all recent movement. NaN for the first `period` bars, and where
 * the close has not moved since the data began: then there is no movement to share.
 */
export function computeRelativeStrength(close: Float64Array, period: number): Float64Array {
  const length = close.length;
  const rises = new Float64Array(length);
  const falls = new Float64Array(length);
  for (let t = 1; t < length; t++) {
    const change = close[t]! - close[t - 1]!;
    const size = Math.abs(change);
    rises[t] = (size + change) / 2;
    falls[t] = (size - change) / 2;
  }
  const down = computeWilderAverage(falls, period, 1);
  return computeWilderAverage(rises, period, 1).map((up, t) => (100 * up) / (up + down[t]!));
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
};
