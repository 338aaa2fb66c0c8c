import type { NumberStream } from '../numerics/number-stream';
import type { Feature, FeatureStream } from '../market/feature';
import { computeExponentialAverage, openExponentialAverage } from './exponential-moving-average';

export interface MacdPeriods {
  readonly fast: number;
  readonly slow: number;
  readonly signal: number;
}

/**
 * Distance of the MACD line (Appel 1979) from its signal line (Aspray 1986) as a fraction of the close, so that it means the same at
 * every price; NaN for the first `slow + signal - 2` bars. Needs `fast < slow`.
 */
export function computeMacdHistogram(close: Float64Array, { fast, slow, signal }: MacdPeriods): Float64Array {
  const line = computeExponentialAverage(close, fast);
  const slowLine = computeExponentialAverage(close, slow);
  for (let t = 0; t < close.length; t++) line[t] = line[t]! - slowLine[t]!;
  const histogram = computeExponentialAverage(line, signal, slow - 1);
  for (let t = 0; t < close.length; t++) histogram[t] = (line[t]! - histogram[t]!) / close[t]!;
  return histogram;
}

/** The MACD line in price units, number by number; NaN for the first `slow - 1`. */
export function openMacdLine({ fast, slow }: Omit<MacdPeriods, 'signal'>): NumberStream {
  const fastAverage = openExponentialAverage(fast);
  const slowAverage = openExponentialAverage(slow);
  return (value) => {
    const level = fastAverage(value);
    return level - slowAverage(value);
  };
}

/** `computeMacdHistogram` bar by bar, to the same bits. */
function openMacdHistogram(periods: MacdPeriods): FeatureStream['push'] {
  const lineOf = openMacdLine(periods);
  const signal = openExponentialAverage(periods.signal);
  return ({ close }, t) => {
    const line = lineOf(close[t]!);
    return (line - signal(line)) / close[t]!;
  };
}

export const macdHistogram: Feature = {
  name: 'macd-histogram',
  family: 'trend',
  unit: 'fraction',
  words: 'the MACD({fast}, {slow}, {signal}) histogram over the price',
  source: 'Appel 1979, Aspray 1986',
  parameters: [
    { name: 'fast', min: 3, max: 18, step: 3 },
    { name: 'slow', min: 20, max: 50, step: 3 },
    { name: 'signal', min: 3, max: 15, step: 2 },
  ],
  threshold: { min: -0.01, max: 0.01, step: 0.001 },
  needsVolume: false,
  warmupBars: ([, slow, signal]) => slow! + signal! - 2,
  compute: ({ close }, [fast, slow, signal]) =>
    computeMacdHistogram(close, { fast: fast!, slow: slow!, signal: signal! }),
  stream: ([fast, slow, signal]) => ({ push: openMacdHistogram({ fast: fast!, slow: slow!, signal: signal! }) }),
};
