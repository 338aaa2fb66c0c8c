import type { FeatureStream } from '../market/feature';
import { openSimpleMovingAverage } from './simple-moving-average';
import { createStreamedFeature } from './streamed-feature';

/** Difference of two averages of the bars' middles (Williams 1998) as a fraction of the close; NaN for the first `slow - 1` bars. Needs `fast < slow`. */
function openAwesomeOscillator(fast: number, slow: number): FeatureStream['push'] {
  const fastAverage = openSimpleMovingAverage(fast);
  const slowAverage = openSimpleMovingAverage(slow);
  return ({ high, low, close }, t) => {
    const middle = (high[t]! + low[t]!) / 2;
    const level = fastAverage(middle);
    return (level - slowAverage(middle)) / close[t]!;
  };
}

export const awesomeOscillator = createStreamedFeature({
  name: 'awesome-oscillator',
  family: 'momentum',
  unit: 'fraction',
  words: 'the awesome oscillator ({fast} and {slow} bars) over the price',
  source: 'Williams 1998',
  parameters: [
    { name: 'fast', min: 3, max: 9, step: 2 },
    { name: 'slow', min: 24, max: 44, step: 10 },
  ],
  threshold: { min: -0.1, max: 0.1, step: 0.005 },
  warmupBars: ([, slow]) => slow! - 1,
  open: ([fast, slow]) => openAwesomeOscillator(fast!, slow!),
});
