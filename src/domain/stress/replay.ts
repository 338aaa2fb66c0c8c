import type { Bars, PricePath } from '../market/bars';
import { quantise } from '../numerics/quantise';
import type { Random } from '../numerics/random';
import { copyLogSteps, readLogSteps, rebuildBars } from './log-steps';
import type { ReplayPolicy } from './policy';
import { namePath } from './named-path';
import { drawWindow, splitIntoStretches } from './stress-windows';
import { computeUsualVolume } from './usual-volume';

/**
 * What has happened can happen again, at another time: the steps of one episode of `history` take the place of the steps elsewhere on the path, at the
 * price level and volume of that place, with the volatility they had. The level that is reached carries on. An episode longer than the
 * room for it is replayed from its beginning as far as there is room.
 * @param history the bars that `fromBar` counts in, of the same length as the path's
 */
export function replayEpisode(
  path: PricePath,
  random: Random,
  { history, ...policy }: ReplayPolicy & { readonly history: Bars },
): PricePath {
  const { bars } = path;
  const before = readLogSteps(bars);
  const after = copyLogSteps(before);
  const source = readLogSteps(history);
  const volume = bars.volume?.slice();
  const [usual, usualThen] = [computeUsualVolume(bars), computeUsualVolume(history)];
  for (const stretch of splitIntoStretches(bars, policy.windowsPerYear)) {
    const { from, to } = drawWindow(stretch, policy.bars, random);
    for (let t = from; t < to; t++) {
      const then = policy.fromBar + t - from;
      for (const column of ['open', 'high', 'low', 'close'] as const)
        after[column][t] = policy.severity * source[column][then]!;
      if (volume && usual && usualThen && history.volume)
        volume[t] = moveVolume(history.volume[then]!, usualThen[then]!, usual[t]!);
    }
  }
  return namePath(path, 'replay', { bars: { ...rebuildBars(bars, before, after), volume } });
}

/** A volume at another time: as much above what is usual there as it was above what was usual then. */
export function moveVolume(volume: number, usualThen: number, usual: number): number {
  return usualThen > 0 ? quantise((volume / usualThen) * usual) : 0;
}
