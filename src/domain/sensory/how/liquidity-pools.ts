import type { Bars, EpochMs } from '../../market/bars';
import type { AverageRange } from './average-range';
import { howPolicy } from './policy';
import type { Direction } from './structure-breaks';
import type { SwingPoints } from './swing-points';
import { findVolumeRatio } from './volume-ratio';

/**
 * Liquidity rests where stops do: beyond swing highs of equal height, and below equal lows (ICT). A sweep trades beyond such a pool and closes
 * back inside; a close beyond has consumed it.
 */
export interface Pool {
  /** Start of its first swing and of its last. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Lowest and highest of its swings. */
  readonly low: number;
  readonly high: number;
  readonly swings: number;
}

export interface Sweep extends Pool {
  /** Which way it speaks: down (-1) after highs were swept, up (1) after lows. */
  readonly direction: Direction;
  readonly bar: number;
  readonly at: EpochMs;
  /** Volume of the bar over that of the bars before; undefined where none is known. */
  readonly volumeRatio: number | undefined;
}

export interface LiquidityPools {
  /** The nearest pools not traded beyond: above the market, and below it. */
  highs(): Pool | undefined;
  lows(): Pool | undefined;
  /** The last sweep of highs and the last of lows. */
  readonly sweptHighs: Sweep | undefined;
  readonly sweptLows: Sweep | undefined;
  /** To be called after the range and the swings have seen the bar. */
  push(bars: Bars, t: number): void;
}

/** A swing not traded beyond, the pool that it and the equal ones before it make, and the nearest pool from it outwards. */
interface Level extends Pool {
  readonly price: number;
  /** The outermost of the pool's swings, from which equality is measured. */
  readonly outermost: number;
  nearestPool: Level | undefined;
}

/**
 * Levels lie farther and farther from the market the older they are: whatever lies nearer has been traded beyond when a later swing was made. So
 * they form a stack, and a bar takes from its top alone.
 */
interface Side {
  /** 1: highs, -1: lows. */
  readonly above: Direction;
  readonly levels: Level[];
}

export function openLiquidityPools(range: AverageRange, swings: SwingPoints): LiquidityPools {
  const above: Side = { above: 1, levels: [] };
  const below: Side = { above: -1, levels: [] };
  const state: { sweptHighs: Sweep | undefined; sweptLows: Sweep | undefined } = {
    sweptHighs: undefined,
    sweptLows: undefined,
  };

  function push(bars: Bars, t: number): void {
    state.sweptHighs = takeLevels(above, bars, t) ?? state.sweptHighs;
    state.sweptLows = takeLevels(below, bars, t) ?? state.sweptLows;
    if (swings.highBar >= 0) addLevel(above, bars, { bar: swings.highBar, range });
    if (swings.lowBar >= 0) addLevel(below, bars, { bar: swings.lowBar, range });
  }

  const highs = (): Pool | undefined => above.levels.at(-1)?.nearestPool;
  const lows = (): Pool | undefined => below.levels.at(-1)?.nearestPool;
  return Object.assign(state, { highs, lows, push });
}

/** Takes away what the bar traded beyond; the sweep, where that was a pool and the bar closed back inside. */
function takeLevels({ above, levels }: Side, bars: Bars, t: number): Sweep | undefined {
  const extreme = above > 0 ? bars.high[t]! : bars.low[t]!;
  let taken: Level | undefined;
  for (let last = levels.at(-1); last && above * extreme > above * last.price; last = levels.at(-1)) {
    levels.pop();
    if (last.swings > 1 && above * extreme > above * last.outermost) taken = last;
  }
  if (!taken || !(above * bars.close[t]! < above * taken.outermost)) return undefined;
  const { from, to, low, high, swings } = taken;
  const volumeRatio = findVolumeRatio(bars.volume, t, t + 1);
  const direction = above > 0 ? -1 : 1;
  return { direction, from, to, low, high, swings, bar: t, at: bars.time[t]!, volumeRatio };
}

function addLevel({ above, levels }: Side, bars: Bars, { bar, range }: { bar: number; range: AverageRange }): void {
  const time = bars.time[bar]!;
  const price = above > 0 ? bars.high[bar]! : bars.low[bar]!;
  const last = levels.at(-1);
  const equal = last && Math.abs(last.outermost - price) <= howPolicy.pools.toleranceAtr * range.value;
  const outermost = equal ? last.outermost : price;
  const level: Level = {
    from: equal ? last.from : time,
    to: time,
    low: Math.min(price, outermost),
    high: Math.max(price, outermost),
    swings: equal ? last.swings + 1 : 1,
    price,
    outermost,
    nearestPool: last?.nearestPool,
  };
  if (equal) level.nearestPool = level;
  // Half at a time, so that a level costs the same whether or not there is room.
  if (levels.length === 2 * howPolicy.pools.kept) levels.splice(0, howPolicy.pools.kept);
  levels.push(level);
}
