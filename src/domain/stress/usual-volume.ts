import type { Bars } from '../market/bars';
import { stressPolicy } from './policy';
import { barsOfDays } from './stress-windows';

/**
 * Mean volume of each bar and those of the year before it: the level that a bar's volume is measured by when it is moved to another time, for
 * volumes of 1993 and 2020 differ by a hundred. Undefined where the bars have no volume.
 */
export function computeUsualVolume(bars: Bars): Float64Array | undefined {
  const { volume } = bars;
  if (volume === undefined) return undefined;
  const length = barsOfDays(bars, stressPolicy.worlds.usualVolumeDays);
  const usual = new Float64Array(volume.length);
  let sum = 0;
  for (let t = 0; t < volume.length; t++) {
    sum += volume[t]!;
    // What is taken out was put in, but not in the same order: the rounding that is left may not turn negative.
    if (t >= length) sum = Math.max(0, sum - volume[t - length]!);
    usual[t] = sum / Math.min(t + 1, length);
  }
  return usual;
}
