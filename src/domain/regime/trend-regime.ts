import type { Bars } from '../market/bars';
import { computeDirectionalIndex } from '../technical/directional-index';
import { regimePolicy, type TrendRegimePolicy } from './policy';

/** Whether prices go somewhere or back and forth. Between the two thresholds the last label stays, so it does not flicker. */
export type TrendRegime = 'ranging' | 'trending';

/** Names of the codes 0, 1 and 2. */
export const trendRegimes = ['unknown', 'ranging', 'trending'] as const;

/** One code a bar: 0 while unknown (warm-up), 1 ranging, 2 trending. Without evidence of a trend the first label is ranging. */
export function labelTrendRegimes(bars: Bars, policy: TrendRegimePolicy = regimePolicy.trend): Uint8Array {
  const { period, trendingAbove, rangingBelow } = policy;
  const codes = new Uint8Array(bars.close.length);
  const index = computeDirectionalIndex(bars, period);
  let code = 1;
  for (let t = 2 * period - 1; t < codes.length; t++) {
    const strength = index[t]!;
    if (strength > trendingAbove) code = 2;
    else if (strength < rangingBelow) code = 1;
    codes[t] = code;
  }
  return codes;
}
