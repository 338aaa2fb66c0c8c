import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { Bars } from '../market/bars';
import type { Feature, FeatureStream } from '../market/feature';
import { openExponentialAverage } from './exponential-moving-average';
import { windowPeriod } from './parameter-grids';
import { openSimpleMovingAverage } from './simple-moving-average';
import { createStreamedFeature } from './streamed-feature';

/** Volume with the sign and size of where the bar closed in its range, -1 at the low to 1 at the high; a bar without range counts nothing. */
function readAccumulated({ high, low, close }: Bars, volume: number, t: number): number {
  const range = high[t]! - low[t]!;
  return range > 0 ? ((close[t]! - low[t]! - (high[t]! - close[t]!)) / range) * volume : 0;
}

/** Accumulated over traded volume of `period` bars, -1 to 1; NaN for the first `period - 1` bars, where nothing was traded, and without volume. */
function openChaikinFlow(period: number): FeatureStream['push'] {
  const accumulated = openRollingSum(period);
  const traded = openRollingSum(period);
  return (bars, t) => {
    if (!bars.volume) return Number.NaN;
    const volume = bars.volume[t]!;
    return accumulated(readAccumulated(bars, volume, t)) / traded(volume);
  };
}

/**
 * Difference of two exponential averages of the accumulation/distribution line over the mean volume of the slower span: the line itself
 * depends on where the data begins and on the unit of volume.
 */
function openChaikinOscillator(fast: number, slow: number): FeatureStream['push'] {
  const fastAverage = openExponentialAverage(fast);
  const slowAverage = openExponentialAverage(slow);
  const usual = openSimpleMovingAverage(slow);
  let line = 0;
  return (bars, t) => {
    if (!bars.volume) return Number.NaN;
    const volume = bars.volume[t]!;
    line += readAccumulated(bars, volume, t);
    const level = fastAverage(line);
    const difference = level - slowAverage(line);
    const mean = usual(volume);
    return mean > 0 ? difference / mean : Number.NaN;
  };
}

export const accumulation: readonly Feature[] = [
  createStreamedFeature({
    name: 'chaikin-money-flow',
    family: 'volume',
    unit: 'fraction',
    words: 'the {period}-bar Chaikin money flow',
    source: 'Chaikin, in Achelis 1995',
    parameters: [windowPeriod],
    threshold: { min: -0.5, max: 0.5, step: 0.05 },
    needsVolume: true,
    warmupBars: ([period]) => period! - 1,
    open: ([period]) => openChaikinFlow(period!),
  }),
  createStreamedFeature({
    name: 'chaikin-oscillator',
    family: 'volume',
    unit: 'ratio',
    words: 'the Chaikin oscillator ({fast} and {slow} bars) over the usual volume',
    source: 'Chaikin, in Achelis 1995',
    parameters: [
      { name: 'fast', min: 3, max: 7, step: 2 },
      { name: 'slow', min: 10, max: 30, step: 10 },
    ],
    threshold: { min: -2, max: 2, step: 0.1 },
    needsVolume: true,
    warmupBars: ([, slow]) => slow! - 1,
    open: ([fast, slow]) => openChaikinOscillator(fast!, slow!),
  }),
];
