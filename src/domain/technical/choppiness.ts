import { quantise } from '../numerics/quantise';
import { openRollingHighest, openRollingLowest } from '../numerics/rolling-extreme-stream';
import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { FeatureStream } from '../market/feature';
import { readTrueRange } from './average-true-range';
import { windowPeriod } from './parameter-grids';
import { createStreamedFeature } from './streamed-feature';

/**
 * Choppiness, 0 to 100 (Dreiss 1993): how many times over the bars' true ranges cover the range of all `period` of them, on a logarithmic scale;
 * 0 in a straight run. The whole range includes the close before its first bar, as the true ranges do, else a gap would lead beyond 100. NaN for
 * the first `period` bars and where nothing moved; to twelve digits.
 */
function openChoppiness(period: number): FeatureStream['push'] {
  const ranges = openRollingSum(period);
  const highest = openRollingHighest(period);
  const lowest = openRollingLowest(period);
  return (bars, t) => {
    if (t === 0) return Number.NaN;
    const before = bars.close[t - 1]!;
    const travelled = ranges(readTrueRange(bars, t));
    const span = highest(Math.max(bars.high[t]!, before)) - lowest(Math.min(bars.low[t]!, before));
    if (!(span > 0)) return Number.NaN;
    const share = Math.log(travelled / span) / Math.log(period);
    return quantise(100 * Math.min(1, Math.max(0, share)));
  };
}

export const choppiness = createStreamedFeature({
  name: 'choppiness',
  family: 'volatility',
  unit: 'index',
  words: 'the {period}-bar choppiness',
  source: 'Dreiss 1993',
  parameters: [windowPeriod],
  threshold: { min: 20, max: 80, step: 2.5 },
  warmupBars: ([period]) => period!,
  open: ([period]) => openChoppiness(period!),
});
