import type { PricePath } from '../market/bars';
import { barsPerDay } from '../market/periods';
import type { Random } from '../numerics/random';
import { copyLogSteps, readLogSteps, rebuildBars } from './log-steps';
import { stressPolicy, type WhipsawPolicy } from './policy';
import { namePath } from './named-path';
import { drawWindow, splitIntoStretches } from './stress-windows';
import { driftBar, readMoments } from './stretched-steps';

/**
 * Breakouts that fail: prices run far beyond their range, fall back, run out on the other side and come back again, and end where they would have
 * ended anyway. Whoever follows the move buys its top and sells its bottom. The swings are added to the history's own moves, in units of its usual daily
 * deviation, so bars outside the windows are untouched; a market that does not move at all has no range to break out of.
 */
export function applyWhipsaw(path: PricePath, random: Random, policy: WhipsawPolicy = stressPolicy.whipsaw): PricePath {
  const { bars } = path;
  const before = readLogSteps(bars);
  const after = copyLogSteps(before);
  const barsADay = barsPerDay(bars.period, bars.calendar);
  const { deviation } = readMoments(before.close, { from: 1, to: bars.close.length });
  const reach = policy.reachDeviations * deviation * Math.sqrt(barsADay);
  const wantedLeg = Math.max(1, Math.round(policy.legDays * barsADay));
  const wantedCycles = Math.max(1, Math.round(policy.cycles));
  for (const stretch of splitIntoStretches(bars, policy.windowsPerYear)) {
    // Where the history is too short for all of it the legs are shorter and then fewer.
    const room = stretch.to - stretch.from;
    const cycles = Math.min(wantedCycles, Math.floor(room / 4));
    const leg = cycles === 0 ? 0 : Math.min(wantedLeg, Math.floor(room / (4 * cycles)));
    const { from, to } = drawWindow(stretch, 4 * leg * cycles, random);
    const first = random.uniform() < 0.5 ? 1 : -1;
    for (let t = from; t < to; t++) {
      const quarter = Math.floor((t - from) / leg) % 4;
      const outward = quarter === 0 || quarter === 3 ? first : -first;
      driftBar(after, t, (outward * reach) / leg);
    }
  }
  return namePath(path, 'whipsaw', { bars: rebuildBars(bars, before, after) });
}
