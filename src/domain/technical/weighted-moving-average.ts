import type { NumberStream } from '../numerics/number-stream';
import type { Feature } from '../market/feature';
import { longPeriod, windowPeriod } from './parameter-grids';
import { createStreamedFeature } from './streamed-feature';

/**
 * Average whose weights rise by equal steps from the oldest of the last `period` numbers to the newest (Macaulay 1931); NaN is passed over.
 * Summed afresh around the oldest number, so equal numbers give exactly that number.
 */
export function openWeightedAverage(period: number): NumberStream {
  const kept = new Float64Array(period);
  const weights = (period * (period + 1)) / 2;
  let next = 0;
  let count = 0;
  return (value) => {
    if (Number.isNaN(value)) return Number.NaN;
    kept[next] = value;
    next = next + 1 === period ? 0 : next + 1;
    if (++count < period) return Number.NaN;
    const oldest = kept[next]!;
    let sum = 0;
    let weight = 1;
    for (let index = next; index < period; index++) sum += weight++ * (kept[index]! - oldest);
    for (let index = 0; index < next; index++) sum += weight++ * (kept[index]! - oldest);
    return oldest + sum / weights;
  };
}

/**
 * Twice the weighted average over half the period less that over the whole, smoothed over the root of it (Hull 2005): the lag of the one
 * is taken out by the other. Half and root are cut to whole bars.
 */
function openHullAverage(period: number): NumberStream {
  const half = openWeightedAverage(Math.floor(period / 2));
  const whole = openWeightedAverage(period);
  const smooth = openWeightedAverage(Math.floor(Math.sqrt(period)));
  return (value) => {
    const recent = half(value);
    return smooth(2 * recent - whole(value));
  };
}

export const weightedAverages: readonly Feature[] = [
  createStreamedFeature({
    name: 'wma',
    family: 'trend',
    unit: 'price',
    words: 'the {period}-bar weighted average',
    source: 'Macaulay 1931',
    parameters: [longPeriod],
    threshold: undefined,
    warmupBars: ([period]) => period! - 1,
    open: ([period]) => {
      const average = openWeightedAverage(period!);
      return ({ close }, t) => average(close[t]!);
    },
  }),
  createStreamedFeature({
    name: 'hma',
    family: 'trend',
    unit: 'price',
    words: 'the {period}-bar Hull average',
    source: 'Hull 2005',
    parameters: [windowPeriod],
    threshold: undefined,
    warmupBars: ([period]) => period! + Math.floor(Math.sqrt(period!)) - 2,
    open: ([period]) => {
      const average = openHullAverage(period!);
      return ({ close }, t) => average(close[t]!);
    },
  }),
];
