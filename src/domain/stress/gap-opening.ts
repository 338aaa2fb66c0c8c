import type { Bars, PricePath } from '../market/bars';
import { barsPerDay, periodMs } from '../market/periods';
import type { Random } from '../numerics/random';
import { copyLogSteps, readLogSteps, rebuildBars } from './log-steps';
import { stressPolicy, type GapOpeningPolicy } from './policy';
import { namePath } from './named-path';
import { barsOfDays, drawWindow, splitIntoStretches } from './stress-windows';
import { driftBar, shiftBar } from './stretched-steps';

/**
 * News comes while the market is closed: it opens far from the close before, and a stop in between is filled at the open, not at its level. A bar
 * that opens a session is taken where the history shows sessions, else any. Part of the gap is closed over the next days; the rest stays, so all
 * later prices move by one factor.
 */
export function applyGapOpening(
  path: PricePath,
  random: Random,
  policy: GapOpeningPolicy = stressPolicy.gapOpening,
): PricePath {
  const { bars } = path;
  const before = readLogSteps(bars);
  const after = copyLogSteps(before);
  const fillBars = barsOfDays(bars, policy.fillDays);
  for (const stretch of splitIntoStretches(bars, policy.eventsPerYear)) {
    // Room for closing the gap inside the stretch, so that the next one starts from where this one left.
    const { from, to } = drawWindow(stretch, 1 + fillBars, random);
    const opening = findSessionOpen(bars, from, stretch.to - (to - from - 1));
    const distance = Math.log(random.uniform() < policy.downChance ? 1 - policy.gap : 1 + policy.gap);
    shiftBar(after, opening, distance);
    const filling = Math.min(fillBars, stretch.to - opening - 1);
    for (let i = 1; i <= filling; i++) driftBar(after, opening + i, (-(1 - policy.kept) * distance) / filling);
  }
  return namePath(path, 'gap-opening', { bars: rebuildBars(bars, before, after) });
}

/** The first bar in [from, to) that follows a pause of the market; `from` itself where there is none and where each bar is a session or more. */
function findSessionOpen({ time, period, calendar }: Bars, from: number, to: number): number {
  if (barsPerDay(period, calendar) <= 1) return from;
  const length = periodMs(period);
  for (let t = from; t < to; t++) if (time[t]! - time[t - 1]! > length) return t;
  return from;
}
