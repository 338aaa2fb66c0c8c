import type { Bars } from '../../market/bars';
import type { AverageRange } from './average-range';
import { howPolicy } from './policy';
import type { Direction } from './structure-breaks';
import { createSurvivalTable, type SurvivalTable } from './survival-table';
import type { Zone } from './zone';

/**
 * Fair value gap: three candles of which the third does not overlap the first, the middle one closing in the direction (ICT). Known at the close
 * of the third. It is filled from its nearer edge on as the market trades back into it, and gone once the market has traded through it.
 */
export interface FairValueGap extends Zone {
  /** Height over the average true range when it arose, as a class of the policy. */
  readonly sizeClass: number;
  /** What is still open lies between this price and the farther edge. */
  openTo: number;
}

export interface GapSide {
  /** Not filled yet, the oldest first. */
  readonly gaps: readonly FairValueGap[];
  /** The one whose open part is nearest to the market. */
  readonly nearest: FairValueGap | undefined;
}

export interface FairValueGaps {
  readonly bullish: GapSide;
  readonly bearish: GapSide;
  /** The gap that the bar pushed last made known. */
  readonly found: FairValueGap | undefined;
  /** How long the gaps of each size class stay open. */
  readonly survival: readonly SurvivalTable[];
  /** To be called after the range has seen the bar. */
  push(bars: Bars, t: number): void;
}

interface Side {
  readonly direction: Direction;
  readonly survival: readonly SurvivalTable[];
  readonly gaps: FairValueGap[];
  nearest: FairValueGap | undefined;
}

export function openFairValueGaps(range: AverageRange): FairValueGaps {
  const { sizeClassesAtr, followedBars, minAtRisk } = howPolicy.gaps;
  // One for both sides: what is known of half as many gaps is worth less than the difference between rises and falls.
  const survival = sizeClassesAtr.map(() => createSurvivalTable(followedBars, minAtRisk));
  const bullish: Side = { direction: 1, survival, gaps: [], nearest: undefined };
  const bearish: Side = { direction: -1, survival, gaps: [], nearest: undefined };
  const state: { found: FairValueGap | undefined } = { found: undefined };

  function push(bars: Bars, t: number): void {
    age(bullish, bars.low[t]!, t);
    age(bearish, bars.high[t]!, t);
    state.found = t < 2 ? undefined : findGap(bars, t, range.value);
    if (state.found) addGap(state.found.direction > 0 ? bullish : bearish, state.found);
  }

  return Object.assign(state, { bullish, bearish, survival, push });
}

/** One bar more for every gap, and what the bar's extreme has filled. */
function age(side: Side, extreme: number, t: number): void {
  const { direction, gaps, nearest, survival } = side;
  if (!nearest) return;
  for (let i = gaps.length - 1; i >= 0; i--) {
    const gap = gaps[i]!;
    const bars = t - gap.knownBar;
    // They stand in the order of their ages.
    if (bars > howPolicy.gaps.followedBars) break;
    const table = survival[gap.sizeClass]!;
    table.atRisk[bars]! += 1;
    if (isFilled(gap, extreme)) table.ended[bars]! += 1;
  }
  if (direction * extreme >= direction * nearest.openTo) return;
  let kept = 0;
  for (let i = 0; i < gaps.length; i++) {
    const gap = gaps[i]!;
    if (isFilled(gap, extreme)) continue;
    if (direction * extreme < direction * gap.openTo) gap.openTo = extreme;
    gaps[kept++] = gap;
  }
  gaps.length = kept;
  settle(side);
}

function isFilled({ direction, low, high }: FairValueGap, extreme: number): boolean {
  return direction > 0 ? extreme <= low : extreme >= high;
}

function settle(side: Side): void {
  const { direction, gaps } = side;
  let nearest = gaps[0];
  for (const gap of gaps) if (nearest && direction * gap.openTo >= direction * nearest.openTo) nearest = gap;
  side.nearest = nearest;
}

function addGap(side: Side, gap: FairValueGap): void {
  if (side.gaps.length === howPolicy.gaps.kept) side.gaps.shift();
  side.gaps.push(gap);
  settle(side);
}

function findGap({ time, open, high, low, close }: Bars, t: number, averageRange: number): FairValueGap | undefined {
  const rises = low[t]! > high[t - 2]! && close[t - 1]! > open[t - 1]!;
  const falls = high[t]! < low[t - 2]! && close[t - 1]! < open[t - 1]!;
  if (!rises && !falls) return undefined;
  const bottom = rises ? high[t - 2]! : high[t]!;
  const top = rises ? low[t]! : low[t - 2]!;
  const sizeClass = findSizeClass((top - bottom) / averageRange);
  if (sizeClass < 0) return undefined;
  const place = { from: time[t - 2]!, to: time[t]!, knownBar: t, low: bottom, high: top };
  return { direction: rises ? 1 : -1, ...place, sizeClass, openTo: rises ? top : bottom };
}

/** -1 for what is too small to count, or not measured: the average is NaN. */
function findSizeClass(sizeAtr: number): number {
  const { sizeClassesAtr } = howPolicy.gaps;
  let found = -1;
  for (let i = 0; i < sizeClassesAtr.length; i++) if (sizeAtr >= sizeClassesAtr[i]!) found = i;
  return found;
}
