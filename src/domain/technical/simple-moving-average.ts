import { rollingSum } from '../numerics/rolling-sum';
import type { Feature } from '../market/feature';
import { longPeriod } from './parameter-grids';

/** Mean of the last `period` values, NaN for the first `period - 1`; depends on those values alone, to the last bit. */
export function computeSimpleMovingAverage(values: Float64Array, period: number): Float64Array {
  const column = rollingSum(values, period);
  for (let t = 0; t < column.length; t++) column[t] = column[t]! / period;
  return column;
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
};
