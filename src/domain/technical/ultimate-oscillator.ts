import { openRollingSum } from '../numerics/rolling-sum-stream';
import type { FeatureStream } from '../market/feature';
import { readTrueRange } from './average-true-range';
import { createStreamedFeature } from './streamed-feature';

/** Buying pressure over `bars`: how far above its true low each bar closed, as a share of the true ranges. */
function openPressure(bars: number): (pressure: number, range: number) => number {
  const pressures = openRollingSum(bars);
  const ranges = openRollingSum(bars);
  return (pressure, range) => pressures(pressure) / ranges(range);
}

/**
 * Ultimate oscillator, 0 to 100 (Williams 1985): buying pressure over `period`, twice and four times as many bars (his 7, 14 and 28), weighed
 * 4 : 2 : 1. NaN for the first `4 * period` bars and where a window has no range.
 */
function openUltimateOscillator(period: number): FeatureStream['push'] {
  const short = openPressure(period);
  const middle = openPressure(2 * period);
  const long = openPressure(4 * period);
  return (bars, t) => {
    if (t === 0) return Number.NaN;
    const range = readTrueRange(bars, t);
    const pressure = bars.close[t]! - Math.min(bars.low[t]!, bars.close[t - 1]!);
    return (100 * (4 * short(pressure, range) + 2 * middle(pressure, range) + long(pressure, range))) / 7;
  };
}

export const ultimateOscillator = createStreamedFeature({
  name: 'ultimate-oscillator',
  family: 'momentum',
  unit: 'index',
  words: 'the {period}-bar ultimate oscillator',
  source: 'Williams 1985',
  parameters: [{ name: 'period', min: 3, max: 15, step: 4 }],
  threshold: { min: 10, max: 90, step: 5 },
  warmupBars: ([period]) => 4 * period!,
  open: ([period]) => openUltimateOscillator(period!),
});
