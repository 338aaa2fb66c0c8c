import type { PricePath } from '../market/bars';
import { barsPerDay } from '../market/periods';
import type { Random } from '../numerics/random';
import { copyLogSteps, readLogSteps, rebuildBars, type LogSteps } from './log-steps';
import { stressPolicy, type RegimeChangePolicy } from './policy';
import { namePath } from './named-path';
import { barsOfDays, drawWindow, splitIntoStretches, type StressWindow } from './stress-windows';

/**
 * What worked stops working: after a trend the market goes sideways. Within each window the drift is removed and every deviation from the
 * window's start is pulled back (Ornstein and Uhlenbeck 1930), while the daily surprises stay as large as they were. The level that is
 * reached carries on after the window, so all later prices move by one factor.
 */
export function applyRegimeChange(
  path: PricePath,
  random: Random,
  policy: RegimeChangePolicy = stressPolicy.regimeChange,
): PricePath {
  const { bars } = path;
  const before = readLogSteps(bars);
  const after = copyLogSteps(before);
  const windowBars = barsOfDays(bars, policy.windowDays);
  const pull = 1 - Math.pow(0.5, 1 / (policy.halfLifeDays * barsPerDay(bars.period, bars.calendar)));
  for (const stretch of splitIntoStretches(bars, policy.windowsPerYear)) {
    const drawn = Array.from({ length: policy.candidates }, () => drawWindow(stretch, windowBars, random));
    const steadiness = (window: StressWindow): number =>
      trendBefore(bars.close, { from: Math.max(0, window.from - 1 - windowBars), to: window.from });
    const window = drawn.reduce((best, other) => (steadiness(other) > steadiness(best) ? other : best));
    holdInRange(after, window, pull);
  }
  return namePath(path, 'regime-change', { bars: rebuildBars(bars, before, after) });
}

function holdInRange(steps: LogSteps, { from, to }: StressWindow, pull: number): void {
  const { open, high, low, close } = steps;
  let drift = 0;
  for (let t = from; t < to; t++) drift += close[t]!;
  drift /= to - from;
  let deviation = 0;
  for (let t = from; t < to; t++) {
    const shift = -drift - pull * deviation;
    for (const column of [open, high, low, close]) column[t] = column[t]! + shift;
    deviation += close[t]!;
  }
}

/** Net movement over all movement, 0 to 1: Kaufman's efficiency ratio (1995). 0 where nothing moved. */
function trendBefore(close: Float64Array, { from, to }: StressWindow): number {
  let moved = 0;
  for (let t = from + 1; t < to; t++) moved += Math.abs(close[t]! - close[t - 1]!);
  return moved === 0 ? 0 : Math.abs(close[to - 1]! - close[from]!) / moved;
}
