import type { Bars } from '../../market/bars';
import { computeNaturalLogarithm } from '../../numerics/natural-logarithm';
import { openRecentValues, type RecentValues } from './recent-values';

/** Log returns smaller than this are the rounding of a price ratio, not a movement. */
export const returnNoise = 1e-14;

/** Closes as logarithms, as the bars come. They are summed from log returns and start at 0: prices in another currency give the same path. */
export interface LogPath {
  push(bars: Bars, t: number): void;
  readonly levels: RecentValues;
  /** Each as long as `levels` at any time; 0 at the first bar. */
  readonly returns: RecentValues;
}

/** @param remembered bars kept, whole number, at least 1 */
export function openLogPath(remembered: number): LogPath {
  const levels = openRecentValues(remembered);
  const returns = openRecentValues(remembered);
  let level = 0;
  return {
    levels,
    returns,
    push: ({ close }, t) => {
      const move = t === 0 ? 0 : computeNaturalLogarithm(close[t]! / close[t - 1]!);
      level += move;
      levels.push(level);
      returns.push(move);
    },
  };
}
