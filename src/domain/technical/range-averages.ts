import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { Feature, FeatureStream } from '../market/feature';
import { openExponentialAverage } from './exponential-moving-average';
import { createStreamedFeature } from './streamed-feature';

/** Change over `period` bars of the exponential average of the bars' ranges, as a fraction; NaN for the first `2 * period - 1` bars. */
function openChaikinVolatility(period: number): FeatureStream['push'] {
  const average = openExponentialAverage(period);
  const kept = new Float64Array(period).fill(Number.NaN);
  return ({ high, low }, t) => {
    const before = kept[t % period]!;
    const level = average(high[t]! - low[t]!);
    kept[t % period] = level;
    return before > 0 ? level / before - 1 : Number.NaN;
  };
}

/** Bars that the mass index adds up. */
const massBars = 25;

/**
 * Mass index (Dorsey 1992): the sum over 25 bars of the averaged range over the average of that average; it swells before a turn, past 27 for
 * Dorsey's 9-bar averages. NaN for the first `2 * period + 22` bars and where there was no range.
 */
function openMassIndex(period: number): FeatureStream['push'] {
  const once = openExponentialAverage(period);
  const twice = openExponentialAverage(period);
  const sum = openRollingSum(massBars);
  return ({ high, low }, t) => {
    const level = once(high[t]! - low[t]!);
    return sum(level / twice(level));
  };
}

export const rangeAverages: readonly Feature[] = [
  createStreamedFeature({
    name: 'chaikin-volatility',
    family: 'volatility',
    unit: 'fraction',
    words: 'the {period}-bar growth of the average range (Chaikin volatility)',
    source: 'Chaikin, in Achelis 1995',
    parameters: [{ name: 'period', min: 5, max: 20, step: 5 }],
    threshold: { min: -0.5, max: 1, step: 0.05 },
    warmupBars: ([period]) => 2 * period! - 1,
    open: ([period]) => openChaikinVolatility(period!),
  }),
  createStreamedFeature({
    name: 'mass-index',
    family: 'volatility',
    unit: 'ratio',
    words: 'the mass index of {period}-bar average ranges',
    source: 'Dorsey 1992',
    parameters: [{ name: 'period', min: 5, max: 13, step: 4 }],
    threshold: { min: 22, max: 30, step: 0.25 },
    warmupBars: ([period]) => 2 * period! + massBars - 3,
    open: ([period]) => openMassIndex(period!),
  }),
];
