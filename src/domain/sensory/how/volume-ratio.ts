import { howPolicy } from './policy';

/** Mean volume of the bars [from, to). */
function meanVolume(volume: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) sum += volume[t]!;
  return sum / (to - from);
}

/**
 * Volume of the bars [from, to) a bar, over that of the policy's bars before them. Undefined where there is no volume column, too few bars, or
 * none of the bars before traded.
 */
export function findVolumeRatio(volume: Float64Array | undefined, from: number, to: number): number | undefined {
  const { bars } = howPolicy.volume;
  if (!volume || from < bars) return undefined;
  const before = meanVolume(volume, from - bars, from);
  const ratio = meanVolume(volume, from, to) / before;
  return before > 0 && Number.isFinite(ratio) ? ratio : undefined;
}
