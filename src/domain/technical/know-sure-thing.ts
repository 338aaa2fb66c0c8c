import type { FeatureStream } from '../market/feature';
import { openRateOfChange } from './rate-of-change';
import { openSimpleMovingAverage } from './simple-moving-average';
import { createStreamedFeature } from './streamed-feature';

/** The averaged change over `bars`. */
function openSmoothChange(bars: number, smoothing: number): FeatureStream['push'] {
  const change = openRateOfChange(bars);
  const average = openSimpleMovingAverage(smoothing);
  return (now, t) => average(change(now, t));
}

/** One and a half times the period, in whole bars. */
const half = (period: number): number => Math.round(1.5 * period);

/**
 * Know sure thing (Pring 1992): averaged changes over four spans, the longer ones weighing more, 1 : 2 : 3 : 4. With a period of 10 the spans are
 * his 10, 15, 20 and 30 bars, averaged over 10, 10, 10 and 15. Fractions where he has percent.
 */
function openKnowSureThing(period: number): FeatureStream['push'] {
  const first = openSmoothChange(period, period);
  const second = openSmoothChange(half(period), period);
  const third = openSmoothChange(2 * period, period);
  const fourth = openSmoothChange(3 * period, half(period));
  return (bars, t) => first(bars, t) + 2 * second(bars, t) + 3 * third(bars, t) + 4 * fourth(bars, t);
}

export const knowSureThing = createStreamedFeature({
  name: 'know-sure-thing',
  family: 'momentum',
  unit: 'fraction',
  words: 'the {period}-bar know sure thing (KST)',
  source: 'Pring 1992',
  parameters: [{ name: 'period', min: 6, max: 22, step: 4 }],
  threshold: { min: -0.8, max: 0.8, step: 0.05 },
  warmupBars: ([period]) => 3 * period! + half(period!) - 1,
  open: ([period]) => openKnowSureThing(period!),
});
