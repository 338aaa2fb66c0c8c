import type { PricePath } from '../market/bars';
import { periodsPerYear } from '../market/periods';
import type { Random } from '../numerics/random';
import { copyLogSteps, readLogSteps, rebuildBars } from './log-steps';
import { stressPolicy, type VolatilitySpikePolicy } from './policy';
import { namePath } from './named-path';
import { barsOfDays, drawWindow, splitIntoStretches } from './stress-windows';
import { readMoments, stretchSteps } from './stretched-steps';

/**
 * Fear without news: prices swing as at a VIX of 50 and end where they would have ended anyway. Returns are stretched around their mean
 * within each window, so the drift stays and bars outside the windows are untouched. A window that is already as wild, or has no
 * movement at all to stretch, stays as it is.
 */
export function applyVolatilitySpike(
  path: PricePath,
  random: Random,
  policy: VolatilitySpikePolicy = stressPolicy.volatilitySpike,
): PricePath {
  const { bars } = path;
  const before = readLogSteps(bars);
  const after = copyLogSteps(before);
  const annual = Math.sqrt(periodsPerYear(bars));
  const usual = readMoments(before.close, { from: 1, to: bars.close.length });
  const target = Math.max(policy.annualVolatility, policy.usualMultiple * usual.deviation * annual);
  for (const stretch of splitIntoStretches(bars, policy.windowsPerYear)) {
    const window = drawWindow(stretch, barsOfDays(bars, policy.windowDays), random);
    const { mean, deviation } = readMoments(before.close, window);
    if (deviation <= stillness * (1 + Math.abs(mean))) continue;
    const factor = Math.min(policy.maxStretch, Math.max(1, target / (deviation * annual)));
    if (factor > 1) stretchSteps(after, window, { factor, mean });
  }
  return namePath(path, 'volatility-spike', { bars: rebuildBars(bars, before, after) });
}

// Returns that differ by less are equal but for the rounding of their logarithms.
const stillness = 1e-14;
