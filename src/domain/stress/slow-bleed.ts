import type { PricePath } from '../market/bars';
import type { Random } from '../numerics/random';
import { copyLogSteps, readLogSteps, rebuildBars } from './log-steps';
import { stressPolicy, type SlowBleedPolicy } from './policy';
import { namePath } from './named-path';
import { barsOfDays, drawWindow, splitIntoStretches } from './stress-windows';
import { readMoments, stretchSteps } from './stretched-steps';

/**
 * A bear market without a crash: for months prices lose a little nearly every day while returns and ranges are smaller than usual, so no stop is
 * hit for long and nothing calls for caution. The window's own drift gives way to a steady one; the level that is reached carries on
 * after it, so all later prices move by one factor.
 */
export function applySlowBleed(
  path: PricePath,
  random: Random,
  policy: SlowBleedPolicy = stressPolicy.slowBleed,
): PricePath {
  const { bars } = path;
  const before = readLogSteps(bars);
  const after = copyLogSteps(before);
  for (const stretch of splitIntoStretches(bars, policy.windowsPerYear)) {
    const wanted = barsOfDays(bars, policy.windowDays);
    const window = drawWindow(stretch, wanted, random);
    const { mean } = readMoments(before.close, window);
    // A history shorter than the window holds its share of the fall: the pace is the same.
    const drift = Math.log(1 - policy.fall) / wanted;
    stretchSteps(after, window, { factor: policy.calm, mean, shift: drift - mean });
  }
  return namePath(path, 'slow-bleed', { bars: rebuildBars(bars, before, after) });
}
