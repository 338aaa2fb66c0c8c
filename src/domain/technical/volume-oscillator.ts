import type { FeatureStream } from '../market/feature';
import { openExponentialAverage } from './exponential-moving-average';
import { createStreamedFeature } from './streamed-feature';

/** The faster exponential average of volume over the slower, less 1; NaN for the first `slow - 1` bars, while nothing was traded, and without volume. */
function openVolumeOscillator(fast: number, slow: number): FeatureStream['push'] {
  const fastAverage = openExponentialAverage(fast);
  const slowAverage = openExponentialAverage(slow);
  return ({ volume }, t) => {
    if (!volume) return Number.NaN;
    const level = fastAverage(volume[t]!);
    const usual = slowAverage(volume[t]!);
    return usual > 0 ? level / usual - 1 : Number.NaN;
  };
}

export const volumeOscillator = createStreamedFeature({
  name: 'volume-oscillator',
  family: 'volume',
  unit: 'fraction',
  words: 'the volume oscillator ({fast} and {slow} bars)',
  source: 'Achelis 1995',
  parameters: [
    { name: 'fast', min: 4, max: 16, step: 4 },
    { name: 'slow', min: 20, max: 50, step: 6 },
  ],
  threshold: { min: -0.5, max: 0.5, step: 0.05 },
  needsVolume: true,
  warmupBars: ([, slow]) => slow! - 1,
  open: ([fast, slow]) => openVolumeOscillator(fast!, slow!),
});
