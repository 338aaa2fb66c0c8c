import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { Feature, FeatureStream } from '../market/feature';
import { windowPeriod } from './parameter-grids';
import { createStreamedFeature } from './streamed-feature';

/** Kaufman's constants: the weights of exponential averages over 2 and over 30 bars. */
const fastWeight = 2 / 3;
const slowWeight = 2 / 31;

/**
 * Net change of the close over `period` bars as a share of all its changes on the way, 0 to 1 (Kaufman 1995): 1 on a straight line. NaN for
 * the first `period` bars and where the close has not moved.
 */
function openEfficiencyRatio(period: number): FeatureStream['push'] {
  const path = openRollingSum(period);
  return ({ close }, t) => {
    if (t === 0) return Number.NaN;
    const travelled = path(Math.abs(close[t]! - close[t - 1]!));
    return t < period ? Number.NaN : Math.abs(close[t]! - close[t - period]!) / travelled;
  };
}

/** An exponential average that hurries on a straight line and rests in noise; it starts from the close before its first value. */
function openAdaptiveAverage(period: number): FeatureStream['push'] {
  const efficiency = openEfficiencyRatio(period);
  let level = Number.NaN;
  return (bars, t) => {
    const ratio = efficiency(bars, t);
    if (t < period) return Number.NaN;
    if (t === period) level = bars.close[t - 1]!;
    const weight = (Number.isNaN(ratio) ? 0 : ratio) * (fastWeight - slowWeight) + slowWeight;
    return (level += weight * weight * (bars.close[t]! - level));
  };
}

export const adaptiveAverages: readonly Feature[] = [
  createStreamedFeature({
    name: 'kama',
    family: 'trend',
    unit: 'price',
    words: 'the {period}-bar adaptive average',
    source: 'Kaufman 1995',
    parameters: [windowPeriod],
    threshold: undefined,
    warmupBars: ([period]) => period!,
    open: ([period]) => openAdaptiveAverage(period!),
  }),
  createStreamedFeature({
    name: 'efficiency-ratio',
    family: 'trend',
    unit: 'fraction',
    words: 'the {period}-bar efficiency ratio',
    source: 'Kaufman 1995',
    parameters: [windowPeriod],
    threshold: { min: 0.05, max: 0.95, step: 0.05 },
    warmupBars: ([period]) => period!,
    open: ([period]) => openEfficiencyRatio(period!),
  }),
];
