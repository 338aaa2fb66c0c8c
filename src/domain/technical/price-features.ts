import type { Bars } from '../market/bars';
import type { Feature, FeatureStream } from '../market/feature';

/** The bar itself. The columns are the bars' own arrays, to be read only. */
export const priceFeatures: readonly Feature[] = [
  barPrice('open'),
  barPrice('high'),
  barPrice('low'),
  barPrice('close'),
  priceFeature('typical-price', 'the typical price', { compute: computeTypicalPrice, push: readTypicalPrice }),
];

/** Mean of high, low and close, one value a bar (Lambert 1980). */
export function computeTypicalPrice({ high, low, close }: Bars): Float64Array {
  const column = new Float64Array(close.length);
  for (let t = 0; t < close.length; t++) column[t] = (high[t]! + low[t]! + close[t]!) / 3;
  return column;
}

/** Typical price of bar `t`. */
export function readTypicalPrice({ high, low, close }: Bars, t: number): number {
  return (high[t]! + low[t]! + close[t]!) / 3;
}

function barPrice(name: 'open' | 'high' | 'low' | 'close'): Feature {
  return priceFeature(name, `the ${name}`, { compute: (bars) => bars[name], push: (bars, t) => bars[name][t]! });
}

function priceFeature(
  name: string,
  words: string,
  { compute, push }: Pick<Feature, 'compute'> & FeatureStream,
): Feature {
  return {
    name,
    family: 'price',
    unit: 'price',
    words,
    source: name === 'typical-price' ? 'Lambert 1980' : 'the record itself',
    parameters: [],
    threshold: undefined,
    needsVolume: false,
    warmupBars: () => 0,
    compute,
    stream: () => ({ push }),
  };
}
