import type { Bars, PricePath } from '../market/bars';
import { barsPerDay } from '../market/periods';
import type { Random } from '../numerics/random';
import { copyLogSteps, readLogSteps, rebuildBars } from './log-steps';
import { stressPolicy, type FlashCrashPolicy } from './policy';
import { namePath } from './named-path';
import { drawWindow, splitIntoStretches } from './stress-windows';

/**
 * Liquidity vanishes for minutes and prices fall through every stop, then most of the fall is won back (CFTC and SEC 2010).
 * Time runs in trading minutes from the open of the bar in which it begins, so a long bar holds the whole fall in its low and closes
 * part-way back, and short bars share it.
 */
export function applyFlashCrash(
  path: PricePath,
  random: Random,
  policy: FlashCrashPolicy = stressPolicy.flashCrash,
): PricePath {
  const { bars } = path;
  const before = readLogSteps(bars);
  const after = copyLogSteps(before);
  const fall = Math.log(1 - policy.fall);
  const minutes = barMinutes(bars);
  const shareAt = (time: number): number => shareOfFall(time, { ...policy, dayMinutes: dayMinutes(bars) });
  const eventBars = Math.ceil(eventMinutes({ ...policy, dayMinutes: dayMinutes(bars) }) / minutes);
  for (const stretch of splitIntoStretches(bars, policy.eventsPerYear)) {
    const { from, to } = drawWindow(stretch, eventBars, random);
    for (let t = from; t < to; t++) {
      const opens = (t - from) * minutes;
      const start = shareAt(opens);
      const end = shareAt(opens + minutes);
      const holdsBottom = opens < policy.fallMinutes && policy.fallMinutes <= opens + minutes;
      const deepest = holdsBottom ? 1 : Math.max(start, end);
      // Distances from the close before, which already carries the fall so far.
      const lowWithBar = before.low[t]! + fall * (Math.max(start, end) - start);
      after.low[t] = Math.min(lowWithBar, before.open[t]! + fall * (deepest - start));
      after.high[t] = before.high[t]! + fall * (Math.min(start, end) - start);
      after.close[t] = before.close[t]! + fall * (end - start);
    }
  }
  return namePath(path, 'flash-crash', { bars: rebuildBars(bars, before, after) });
}

type CrashTimes = FlashCrashPolicy & { readonly dayMinutes: number };

/** Share of the fall that a price is down, so many trading minutes after the crash began: 0 to 1 at the bottom, then back to 0. */
function shareOfFall(time: number, crash: CrashTimes): number {
  const { fallMinutes, rebound, reboundMinutes } = crash;
  const rebounded = fallMinutes + reboundMinutes;
  const over = eventMinutes(crash);
  if (time <= fallMinutes) return time / fallMinutes;
  if (time <= rebounded) return 1 - (rebound * (time - fallMinutes)) / reboundMinutes;
  return (1 - rebound) * Math.max(0, (over - time) / (over - rebounded));
}

function eventMinutes({ fallMinutes, reboundMinutes, recoveryDays, dayMinutes }: CrashTimes): number {
  return fallMinutes + reboundMinutes + recoveryDays * dayMinutes;
}

function dayMinutes({ calendar }: Bars): number {
  return barsPerDay('1m', calendar);
}

/** Trading minutes that one bar covers: 390 for a day of an exchange. */
function barMinutes(bars: Bars): number {
  return dayMinutes(bars) / barsPerDay(bars.period, bars.calendar);
}
