import type { Bars } from '../../market/bars';
import type { AverageRange } from './average-range';
import { howPolicy } from './policy';
import type { Direction, StructureBreaks } from './structure-breaks';
import { findVolumeRatio } from './volume-ratio';
import type { Zone } from './zone';

/**
 * Order block: the last candle against a move that left it by displacement and broke the structure (ICT). Where volume is stated the move must
 * have traded more than the bars before it. Mitigated once the market trades back into it, gone once it closes beyond it.
 */
export interface OrderBlock extends Zone {
  /** Volume of the displacement over that of the bars before; undefined where none is known. */
  readonly volumeRatio: number | undefined;
  /** Whether the market has traded back into it. */
  mitigated: boolean;
}

export interface OrderBlockSide {
  /** In force, the oldest first. */
  readonly blocks: readonly OrderBlock[];
  /** Of those never traded back into, the one nearest to the market. */
  readonly nearestFresh: OrderBlock | undefined;
}

export interface OrderBlocks {
  readonly bullish: OrderBlockSide;
  readonly bearish: OrderBlockSide;
  /** The block that the bar pushed last made known. */
  readonly found: OrderBlock | undefined;
  /** To be called after the range and the structure have seen the bar. */
  push(bars: Bars, t: number): void;
}

interface Side {
  readonly direction: Direction;
  readonly blocks: OrderBlock[];
  nearestFresh: OrderBlock | undefined;
  /** The price at which the next block is touched; infinitely far where there is none. */
  reach: number;
}

export function openOrderBlocks(range: AverageRange, structure: StructureBreaks): OrderBlocks {
  const bullish: Side = { direction: 1, blocks: [], nearestFresh: undefined, reach: -Infinity };
  const bearish: Side = { direction: -1, blocks: [], nearestFresh: undefined, reach: Infinity };
  const state: { found: OrderBlock | undefined } = { found: undefined };

  function push(bars: Bars, t: number): void {
    if (bars.low[t]! <= bullish.reach) revisit(bullish, bars, t);
    if (bars.high[t]! >= bearish.reach) revisit(bearish, bars, t);
    state.found = structure.broken === 0 ? undefined : findBlock(bars, t, { range, direction: structure.broken });
    if (state.found) addBlock(state.found.direction > 0 ? bullish : bearish, state.found);
  }

  return Object.assign(state, { bullish, bearish, push });
}

/** The nearer edge is the one the market comes back to first: the upper one of a bullish block, the lower one of a bearish one. */
function nearEdge({ direction, low, high }: Zone): number {
  return direction > 0 ? high : low;
}

function revisit(side: Side, { low, high, close }: Bars, t: number): void {
  const { direction, blocks } = side;
  const extreme = direction > 0 ? low[t]! : high[t]!;
  let kept = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    const farEdge = direction > 0 ? block.low : block.high;
    if (direction * close[t]! < direction * farEdge) continue;
    if (direction * extreme <= direction * nearEdge(block)) block.mitigated = true;
    blocks[kept++] = block;
  }
  blocks.length = kept;
  settle(side);
}

function addBlock(side: Side, block: OrderBlock): void {
  // A leg that breaks two swings has one block.
  const last = side.blocks.at(-1);
  if (last && last.from === block.from) return;
  if (side.blocks.length === howPolicy.blocks.kept) side.blocks.shift();
  side.blocks.push(block);
  settle(side);
}

function settle(side: Side): void {
  const { direction, blocks } = side;
  side.reach = -direction * Infinity;
  side.nearestFresh = undefined;
  for (const block of blocks) {
    const edge = nearEdge(block);
    if (direction * edge > direction * side.reach) side.reach = edge;
    const nearest = side.nearestFresh;
    if (!block.mitigated && !(nearest && direction * nearEdge(nearest) > direction * edge)) side.nearestFresh = block;
  }
}

interface Break {
  readonly range: AverageRange;
  readonly direction: Direction;
}

/** The last candle against the leg that the close at `t` left by the displacement asked for, confirmed by volume where there is any. */
function findBlock(bars: Bars, t: number, { range, direction }: Break): OrderBlock | undefined {
  const { displacementAtr, legBars } = howPolicy.blocks;
  const { open, high, low, close } = bars;
  const displacement = displacementAtr * range.value;
  for (let at = t - 1; at >= Math.max(0, t - legBars); at--) {
    if (!(direction * (close[at]! - open[at]!) < 0)) continue;
    if (!(direction * (close[t]! - close[at]!) >= displacement)) continue;
    const left = direction > 0 ? close[t]! > high[at]! : close[t]! < low[at]!;
    const volumeRatio = findVolumeRatio(bars.volume, at + 1, t + 1);
    if (!left || (volumeRatio !== undefined && volumeRatio < howPolicy.volume.confirming)) return undefined;
    const zone = { direction, from: bars.time[at]!, to: bars.time[t]!, knownBar: t, low: low[at]!, high: high[at]! };
    return { ...zone, volumeRatio, mitigated: false };
  }
  return undefined;
}
