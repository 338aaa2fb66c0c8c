import { openRollingHighest, openRollingLowest } from '../numerics/rolling-extreme-stream';
import type { FeatureStream } from '../market/feature';
import { openRelativeStrength } from './relative-strength';
import { createStreamedFeature } from './streamed-feature';

/**
 * Where the RSI lies in the range of its last `period` values, 0 to 100 (Chande and Kroll 1994); NaN for the first `2 * period - 1` bars and
 * where that range is 0.
 */
function openStochasticStrength(period: number): FeatureStream['push'] {
  const strengthOf = openRelativeStrength(period);
  const highest = openRollingHighest(period);
  const lowest = openRollingLowest(period);
  return ({ close }, t) => {
    const strength = strengthOf(close[t]!);
    const bottom = lowest(strength);
    return (100 * (strength - bottom)) / (highest(strength) - bottom);
  };
}

export const stochasticStrength = createStreamedFeature({
  name: 'stochastic-rsi',
  family: 'momentum',
  unit: 'index',
  words: 'the stochastic of the {period}-bar RSI',
  source: 'Chande and Kroll 1994',
  parameters: [{ name: 'period', min: 6, max: 30, step: 4 }],
  threshold: { min: 5, max: 95, step: 5 },
  warmupBars: ([period]) => 2 * period! - 1,
  open: ([period]) => openStochasticStrength(period!),
});
