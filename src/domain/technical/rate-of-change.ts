import type { Feature, FeatureStream } from '../market/feature';

/** Change of the close over `period` bars as a fraction, 0.05 = 5 %; NaN for the first `period` bars. */
export function computeRateOfChange(close: Float64Array, period: number): Float64Array {
  const column = new Float64Array(close.length);
  for (let t = period; t < close.length; t++) column[t] = close[t]! / close[t - period]! - 1;
  return column.fill(Number.NaN, 0, period);
}

/** `computeRateOfChange` bar by bar, to the same bits. */
export function openRateOfChange(period: number): FeatureStream['push'] {
  return ({ close }, t) => (t < period ? Number.NaN : close[t]! / close[t - period]! - 1);
}

/** Steps of 21 bars from 1: a day, about a month, a quarter, half a year, a year of daily bars. */
export const rateOfChange: Feature = {
  name: 'roc',
  family: 'momentum',
  unit: 'fraction',
  words: 'the change over {period} bars',
  source: 'Jegadeesh and Titman 1993',
  parameters: [{ name: 'period', min: 1, max: 253, step: 21 }],
  threshold: { min: -0.2, max: 0.2, step: 0.01 },
  needsVolume: false,
  warmupBars: ([period]) => period!,
  compute: ({ close }, [period]) => computeRateOfChange(close, period!),
  stream: ([period]) => ({ push: openRateOfChange(period!) }),
};
