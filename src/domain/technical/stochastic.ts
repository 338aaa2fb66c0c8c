import { rollingHighest, rollingLowest } from '../numerics/rolling-extremes';
import type { Bars } from '../market/bars';
import type { Feature } from '../market/feature';

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
};
