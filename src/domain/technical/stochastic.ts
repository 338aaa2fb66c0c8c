import { openRollingHighest, openRollingLowest } from '../numerics/rolling-extreme-stream';
import { rollingHighest, rollingLowest } from '../numerics/rolling-extremes';
import type { Bars } from '../market/bars';
import type { Feature, FeatureStream } from '../market/feature';

/**
 * Fast %K, 0 to 100 (Lane 1984): where the close lies in the range of the last `period` bars, the present one included.
 * NaN for the first `period - 1` bars, and where that range is zero.
 */
export function computeStochastic({ high, low, close }: Bars, period: number): Float64Array {
  const lowest = rollingLowest(low, period);
  const column = rollingHighest(high, period);
  for (let t = 0; t < column.length; t++) {
    const bottom = lowest[t]!;
    column[t] = (100 * (close[t]! - bottom)) / (column[t]! - bottom);
  }
  return column;
}

/** `computeStochastic` bar by bar, to the same bits. */
export function openStochastic(period: number): FeatureStream['push'] {
  const highest = openRollingHighest(period);
  const lowest = openRollingLowest(period);
  return ({ high, low, close }, t) => {
    const bottom = lowest(low[t]!);
    return (100 * (close[t]! - bottom)) / (highest(high[t]!) - bottom);
  };
}

export const stochastic: Feature = {
  name: 'stochastic',
  family: 'momentum',
  unit: 'index',
  words: 'the {period}-bar stochastic %K',
  source: 'Lane 1984',
  parameters: [{ name: 'period', min: 5, max: 29, step: 3 }],
  threshold: { min: 5, max: 95, step: 5 },
  needsVolume: false,
  warmupBars: ([period]) => period! - 1,
  compute: (bars, [period]) => computeStochastic(bars, period!),
  stream: ([period]) => ({ push: openStochastic(period!) }),
};
