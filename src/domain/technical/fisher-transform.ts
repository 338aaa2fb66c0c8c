import { quantise } from '../numerics/quantise';
import { openRollingHighest, openRollingLowest } from '../numerics/rolling-extreme-stream';
import type { FeatureStream } from '../market/feature';
import { createStreamedFeature } from './streamed-feature';

/** Ehlers keeps the argument of the logarithm inside; and smooths by these weights. */
const largest = 0.999;
const newWeight = 0.33;
const oldWeight = 0.67;

/**
 * Fisher transform of where the bar's middle lies in the range of the last `period` middles (Ehlers 2002): the spread of that place is made
 * nearly normal, so that extremes stand out. NaN for the first `period - 1` bars and where the range is 0; such bars leave no trace. The logarithm
 * is cut to twelve digits before it enters the recursion.
 */
function openFisherTransform(period: number): FeatureStream['push'] {
  const highest = openRollingHighest(period);
  const lowest = openRollingLowest(period);
  let place = 0;
  let transformed = 0;
  return ({ high, low }, t) => {
    const middle = (high[t]! + low[t]!) / 2;
    const bottom = lowest(middle);
    const range = highest(middle) - bottom;
    if (!(range > 0)) return Number.NaN;
    const smooth = newWeight * 2 * ((middle - bottom) / range - 0.5) + oldWeight * place;
    place = Math.min(largest, Math.max(-largest, smooth));
    transformed = 0.5 * quantise(Math.log((1 + place) / (1 - place))) + 0.5 * transformed;
    return transformed;
  };
}

export const fisherTransform = createStreamedFeature({
  name: 'fisher-transform',
  family: 'momentum',
  unit: 'ratio',
  words: 'the {period}-bar Fisher transform',
  source: 'Ehlers 2002',
  parameters: [{ name: 'period', min: 5, max: 25, step: 5 }],
  threshold: { min: -3, max: 3, step: 0.25 },
  warmupBars: ([period]) => period! - 1,
  open: ([period]) => openFisherTransform(period!),
});
