import type { Feature } from '../market/feature';
import type { NumberStream } from '../numerics/number-stream';
import { longPeriod } from './parameter-grids';

/**
 * Exponential average with weight 2 / (period + 1), started by the plain mean of the first `period` values at or after `from`
 * (Haurlan 1968); NaN before index `from + period - 1`.
 */
export function computeExponentialAverage(values: Float64Array, period: number, from = 0): Float64Array {
  const average = new Float64Array(values.length);
  const first = from + period - 1;
  average.fill(Number.NaN, 0, first);
  if (first >= values.length) return average;
  const weight = 2 / (period + 1);
  let level = 0;
  for (let t = from; t <= first; t++) level += values[t]!;
  level /= period;
  average[first] = level;
  for (let t = first + 1; t < values.length; t++) {
    level += (values[t]! - level) * weight;
    average[t] = level;
  }
  return average;
}

/** `computeExponentialAverage` number by number, to the same bits; NaN is passed over. */
export function openExponentialAverage(period: number): NumberStream {
  const weight = 2 / (period + 1);
  let count = 0;
  let level = 0;
  return (value) => {
    if (Number.isNaN(value)) return Number.NaN;
    if (count >= period) return (level += (value - level) * weight);
    level += value;
    return ++count < period ? Number.NaN : (level /= period);
  };
}

export const exponentialMovingAverage: Feature = {
  name: 'ema',
  family: 'trend',
  unit: 'price',
  words: 'the {period}-bar exponential average',
  source: 'Haurlan 1968',
  parameters: [longPeriod],
  threshold: undefined,
  needsVolume: false,
  warmupBars: ([period]) => period! - 1,
  compute: ({ close }, [period]) => computeExponentialAverage(close, period!),
  stream: ([period]) => {
    const average = openExponentialAverage(period!);
    return { push: ({ close }, t) => average(close[t]!) };
  },
};
