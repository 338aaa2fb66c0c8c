import { rollingSum } from '../numerics/rolling-sum';
import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { Feature, FeatureStream } from '../market/feature';

/**
 * Slope per bar of the least-squares line (Legendre 1805) through the last `period` closes, as a fraction of their mean; NaN for the first
 * `period - 1` bars. `period` at least 2. Each window is summed afresh, around its first close, so flat prices give exactly 0.
 */
export function computeTrendSlope(close: Float64Array, period: number): Float64Array {
  const slopes = sumProducts(close, period);
  const sums = rollingSum(close, period);
  const squares = (period * (period * period - 1)) / 12;
  for (let t = period - 1; t < close.length; t++) slopes[t] = slopes[t]! / squares / (sums[t]! / period);
  return slopes;
}

/** Places in a window, from its middle, times closes. Four windows go side by side: each sum alone would wait for its own additions. */
function sumProducts(close: Float64Array, period: number): Float64Array {
  const length = close.length;
  const products = new Float64Array(length).fill(Number.NaN, 0, period - 1);
  const middle = (period - 1) / 2;
  let start = 0;
  for (; start + period + 2 < length; start += 4) {
    const first0 = close[start]!;
    const first1 = close[start + 1]!;
    const first2 = close[start + 2]!;
    const first3 = close[start + 3]!;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    let close0 = first0;
    let close1 = first1;
    let close2 = first2;
    for (let index = start + 3, place = -middle; place <= middle; index++, place++) {
      const close3 = close[index]!;
      sum0 += place * (close0 - first0);
      sum1 += place * (close1 - first1);
      sum2 += place * (close2 - first2);
      sum3 += place * (close3 - first3);
      close0 = close1;
      close1 = close2;
      close2 = close3;
    }
    const end = start + period - 1;
    products[end] = sum0;
    products[end + 1] = sum1;
    products[end + 2] = sum2;
    products[end + 3] = sum3;
  }
  for (; start + period <= length; start++) {
    products[start + period - 1] = readProducts(close, start, period);
  }
  return products;
}

/** The sum of one window, the terms in the same order. */
function readProducts(close: Float64Array, start: number, period: number): number {
  const middle = (period - 1) / 2;
  const first = close[start]!;
  let sum = 0;
  for (let index = 0; index < period; index++) sum += (index - middle) * (close[start + index]! - first);
  return sum;
}

/** `computeTrendSlope` bar by bar, to the same bits. */
export function openTrendSlope(period: number): FeatureStream['push'] {
  const sums = openRollingSum(period);
  const squares = (period * (period * period - 1)) / 12;
  return ({ close }, t) => {
    const sum = sums(close[t]!);
    if (t < period - 1) return Number.NaN;
    return readProducts(close, t - period + 1, period) / squares / (sum / period);
  };
}

export const trendSlope: Feature = {
  name: 'trend-slope',
  family: 'trend',
  unit: 'fraction',
  words: 'the slope per bar of the {period}-bar trend line',
  source: 'least squares, Legendre 1805',
  parameters: [{ name: 'period', min: 10, max: 130, step: 10 }],
  threshold: { min: -0.005, max: 0.005, step: 0.0005 },
  needsVolume: false,
  warmupBars: ([period]) => period! - 1,
  compute: ({ close }, [period]) => computeTrendSlope(close, period!),
  stream: ([period]) => ({ push: openTrendSlope(period!) }),
};
