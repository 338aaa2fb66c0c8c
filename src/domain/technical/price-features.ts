import type { Bars } from '../market/bars';
import type { Feature } from '../market/feature';

/** The bar itself. The columns are the bars' own arrays, to be read only. */
export const priceFeatures: readonly Feature[] = [
  priceFeature('open', 'the open', (bars) => bars.open),
  priceFeature('high', 'the high', (bars) => bars.high),
  priceFeature('low', 'the low', (bars) => bars.low),
  priceFeature('close', 'the close', (bars) => bars.close),
  priceFeature('typical-price', 'the typical price', computeTypicalPrice),
];

/** Mean of high, low and close, one value a bar (Lambert 1980). */
export function computeTypicalPrice({ high, low, close }: Bars): Float64Array {
  const column = new Float64Array(close.length);
  for (let t = 0; t < close.length; t++) column[t] = (high[t]! + low[t]! + close[t]!) / 3;
  return column;
}

function priceFeature(name: string, words: string, compute: Feature['compute']): Feature {
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
  };
}
