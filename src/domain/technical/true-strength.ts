import type { NumberStream } from '../numerics/number-stream';
import type { FeatureStream } from '../market/feature';
import { openExponentialAverage } from './exponential-moving-average';
import { createStreamedFeature } from './streamed-feature';

function openDoubleAverage(long: number, short: number): NumberStream {
  const first = openExponentialAverage(long);
  const second = openExponentialAverage(short);
  return (value) => second(first(value));
}

/**
 * True strength index (Blau 1991): changes of the close, smoothed twice, over their sizes, smoothed alike; -1 to 1. NaN for the first
 * `long + short - 1` bars and where the close has not moved since the data began.
 */
function openTrueStrength(long: number, short: number): FeatureStream['push'] {
  const changes = openDoubleAverage(long, short);
  const sizes = openDoubleAverage(long, short);
  return ({ close }, t) => {
    if (t === 0) return Number.NaN;
    const change = close[t]! - close[t - 1]!;
    return changes(change) / sizes(Math.abs(change));
  };
}

export const trueStrength = createStreamedFeature({
  name: 'true-strength',
  family: 'momentum',
  unit: 'fraction',
  words: 'the true strength index ({long} and {short} bars)',
  source: 'Blau 1991',
  parameters: [
    { name: 'long', min: 15, max: 35, step: 5 },
    { name: 'short', min: 5, max: 17, step: 4 },
  ],
  threshold: { min: -0.6, max: 0.6, step: 0.05 },
  warmupBars: ([long, short]) => long! + short! - 1,
  open: ([long, short]) => openTrueStrength(long!, short!),
});
