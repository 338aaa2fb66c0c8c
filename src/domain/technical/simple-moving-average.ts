import type { NumberStream } from '../numerics/number-stream';
import { rollingSum } from '../numerics/rolling-sum';
import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { Feature } from '../market/feature';
import { longPeriod } from './parameter-grids';

/** Mean of the last `period` values, NaN for the first `period - 1`; depends on those values alone, to the last bit. */
export function computeSimpleMovingAverage(values: Float64Array, period: number): Float64Array {
  const column = rollingSum(values, period);
  for (let t = 0; t < column.length; t++) column[t] = column[t]! / period;
  return column;
}

/** `computeSimpleMovingAverage` number by number, to the same bits; NaN is passed over. */
export function openSimpleMovingAverage(period: number): NumberStream {
  const sum = openRollingSum(period);
  return (value) => sum(value) / period;
}

export const simpleMovingAverage: Feature = {
  name: 'sma',
  family: 'trend',
  unit: 'price',
  words: 'the {period}-bar average',
  source: 'Gartley 1935',
  parameters: [longPeriod],
  threshold: undefined,
  needsVolume: false,
  warmupBars: ([period]) => period! - 1,
  compute: ({ close }, [period]) => computeSimpleMovingAverage(close, period!),
  stream: ([period]) => {
    const average = openSimpleMovingAverage(period!);
    return { push: ({ close }, t) => average(close[t]!) };
  },
};
