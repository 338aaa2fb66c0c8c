import type { PricePath } from '../market/bars';
import type { Random } from '../numerics/random';
import { copyLogSteps, readLogSteps, rebuildBars } from './log-steps';
import { stressPolicy, type LiquidityCrisisPolicy } from './policy';
import { namePath } from './named-path';
import { barsOfDays, drawWindow, splitIntoStretches } from './stress-windows';

/**
 * Market makers step back: opens and closes are what they were, but there is a fifth of the depth and volume to trade against, and the few
 * orders there are reach further beyond them.
 */
export function applyLiquidityCrisis(
  path: PricePath,
  random: Random,
  policy: LiquidityCrisisPolicy = stressPolicy.liquidityCrisis,
): PricePath {
  const { bars } = path;
  const before = readLogSteps(bars);
  const after = copyLogSteps(before);
  const liquidity = path.liquidity?.slice() ?? new Float64Array(bars.close.length).fill(1);
  const volume = bars.volume?.slice();
  for (const stretch of splitIntoStretches(bars, policy.windowsPerYear)) {
    const { from, to } = drawWindow(stretch, barsOfDays(bars, policy.windowDays), random);
    for (let t = from; t < to; t++) {
      const top = Math.max(before.open[t]!, before.close[t]!);
      const bottom = Math.min(before.open[t]!, before.close[t]!);
      after.high[t] = top + policy.wickStretch * (before.high[t]! - top);
      after.low[t] = bottom - policy.wickStretch * (bottom - before.low[t]!);
      liquidity[t] = liquidity[t]! * policy.remaining;
      if (volume) volume[t] = volume[t]! * policy.remaining;
    }
  }
  return namePath(path, 'liquidity-crisis', {
    bars: { ...rebuildBars(bars, before, after), volume },
    liquidity,
  });
}
