import type { PricePath } from '../market/bars';
import { periodsPerYear } from '../market/periods';
import type { Random } from '../numerics/random';
import { copyLogSteps, readLogSteps, rebuildBars, type LogSteps } from './log-steps';
import { stressPolicy, type VolatilitySpikePolicy } from './policy';
import { stressedPath, type StressScenario } from './stress-scenario';
import { barsOfDays, drawWindow, splitIntoStretches, type StressWindow } from './stress-windows';

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
  return stressedPath(path, volatilitySpike.name, { bars: rebuildBars(bars, before, after) });
}

export const volatilitySpike: StressScenario = {
  name: 'volatility-spike',
  describe: 'for one month a year prices swing at 50 % annual volatility, as at a VIX of 50, without a change of drift',
  apply: applyVolatilitySpike,
};

// Returns that differ by less are equal but for the rounding of their logarithms.
const stillness = 1e-14;

function stretchSteps(
  steps: LogSteps,
  { from, to }: StressWindow,
  { factor, mean }: { factor: number; mean: number },
): void {
  const shift = (1 - factor) * mean;
  for (const column of [steps.open, steps.high, steps.low, steps.close])
    for (let t = from; t < to; t++) column[t] = factor * column[t]! + shift;
}

/** Mean and sample deviation of the returns in a window, in two passes; a deviation of 0 for fewer than two. */
function readMoments(returns: Float64Array, { from, to }: StressWindow): { mean: number; deviation: number } {
  const count = to - from;
  if (count < 2) return { mean: 0, deviation: 0 };
  let sum = 0;
  for (let t = from; t < to; t++) sum += returns[t]!;
  const mean = sum / count;
  let squares = 0;
  for (let t = from; t < to; t++) squares += (returns[t]! - mean) * (returns[t]! - mean);
  return { mean, deviation: Math.sqrt(squares / (count - 1)) };
}
