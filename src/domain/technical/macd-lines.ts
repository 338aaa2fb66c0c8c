import type { Feature } from '../market/feature';
import { openExponentialAverage } from './exponential-moving-average';
import { openMacdLine } from './macd-histogram';
import { createStreamedFeature } from './streamed-feature';

const fastAndSlow = [
  { name: 'fast', min: 3, max: 18, step: 3 },
  { name: 'slow', min: 20, max: 50, step: 3 },
] as const;

const shared = {
  family: 'trend',
  unit: 'fraction',
  threshold: { min: -0.05, max: 0.05, step: 0.0025 },
} as const;

/** The difference of two exponential averages and its own average, as fractions of the close, so that they mean the same at every price. */
export const macdLines: readonly Feature[] = [
  createStreamedFeature({
    ...shared,
    name: 'macd-line',
    words: 'the MACD({fast}, {slow}) line over the price',
    source: 'Appel 1979',
    parameters: fastAndSlow,
    warmupBars: ([, slow]) => slow! - 1,
    open: ([fast, slow]) => {
      const line = openMacdLine({ fast: fast!, slow: slow! });
      return ({ close }, t) => line(close[t]!) / close[t]!;
    },
  }),
  createStreamedFeature({
    ...shared,
    name: 'macd-signal',
    words: 'the MACD({fast}, {slow}, {signal}) signal line over the price',
    source: 'Aspray 1986',
    parameters: [...fastAndSlow, { name: 'signal', min: 3, max: 15, step: 2 }],
    warmupBars: ([, slow, signal]) => slow! + signal! - 2,
    open: ([fast, slow, signal]) => {
      const line = openMacdLine({ fast: fast!, slow: slow! });
      const average = openExponentialAverage(signal!);
      return ({ close }, t) => average(line(close[t]!)) / close[t]!;
    },
  }),
];
