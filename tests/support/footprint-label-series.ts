import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Bars } from '../../src/domain/market/bars';
import { openAverageRange } from '../../src/domain/sensory/how/average-range';
import { openFairValueGaps, type FairValueGap } from '../../src/domain/sensory/how/fair-value-gaps';
import { openLiquidityPools, type Pool, type Sweep } from '../../src/domain/sensory/how/liquidity-pools';
import { openOrderBlocks, type OrderBlock } from '../../src/domain/sensory/how/order-blocks';
import { openStructureBreaks } from '../../src/domain/sensory/how/structure-breaks';
import { openSwingPoints } from '../../src/domain/sensory/how/swing-points';

const folder = path.resolve(__dirname, '../../../shared/data/ict_eurusd_15m');

/** Rows of a table of the folder, without its header. */
export function readLabelRows(file: string): string[][] {
  const text = gunzipSync(fs.readFileSync(path.join(folder, file))).toString();
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

export function readLabelledBars(): Bars {
  const rows = readLabelRows('EURUSD_15m.csv.gz');
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => Number(row[index]));
  const time = Float64Array.from(rows, ([text]) => Date.parse(`${text}Z`));
  const prices = { open: column(1), high: column(2), low: column(3), close: column(4) };
  return { instrument: 'EURUSD', period: '15m', calendar: 'fx', timezone: 'UTC', time, ...prices, volume: undefined };
}

/** Beside the project, where it is at all. */
export const series = 'ict_eurusd_15m/EURUSD_15m.csv.gz';

/** Bars each side of a swing, ours and theirs. */
export const side = 5;

interface OurBreak {
  readonly bar: number;
  readonly direction: 1 | -1;
  readonly swingBar: number;
  readonly changesCharacter: boolean;
  readonly range: number;
}

/** Everything of ours, each at the bar that makes it known. */
export function senseBars(bars: Bars) {
  const barOf = new Map([...bars.time].map((time, bar) => [time, bar]));
  const range = openAverageRange();
  const swings = openSwingPoints(side);
  const structure = openStructureBreaks(swings);
  const blocks = openOrderBlocks(range, structure);
  const gaps = openFairValueGaps(range);
  const pools = openLiquidityPools(range, swings);
  const found = {
    barOf,
    ranges: [] as number[],
    swings: [] as { bar: number; kind: 1 | -1; price: number }[],
    breaks: [] as OurBreak[],
    blocks: [] as OrderBlock[],
    gaps: [] as { gap: FairValueGap; touched: number }[],
    sweeps: [] as Sweep[],
    pools: [new Set<Pool>(), new Set<Pool>()] as const,
  };
  let waiting: { gap: FairValueGap; touched: number }[] = [];
  for (let t = 0; t < bars.close.length; t++) {
    for (const part of [range, swings, structure, blocks, gaps, pools]) part.push(bars, t);
    found.ranges.push(range.value);
    if (swings.highBar >= 0) found.swings.push({ bar: swings.highBar, kind: 1, price: bars.high[swings.highBar]! });
    if (swings.lowBar >= 0) found.swings.push({ bar: swings.lowBar, kind: -1, price: bars.low[swings.lowBar]! });
    if (structure.broken !== 0) {
      const { broken: direction, changedCharacter: changesCharacter } = structure;
      found.breaks.push({
        bar: t,
        direction,
        swingBar: barOf.get(structure.from)!,
        changesCharacter,
        range: range.value,
      });
    }
    if (blocks.found) found.blocks.push(blocks.found);
    const open = new Set([...gaps.bullish.gaps, ...gaps.bearish.gaps]);
    waiting = waiting.filter((one) => {
      const { gap } = one;
      const edge = gap.direction > 0 ? gap.high : gap.low;
      if (open.has(gap) && gap.openTo === edge) return true;
      one.touched = t;
      return false;
    });
    if (gaps.found) {
      const one = { gap: gaps.found, touched: 0 };
      found.gaps.push(one);
      waiting.push(one);
    }
    const [highs, lows] = [pools.highs(), pools.lows()];
    if (highs) found.pools[0].add(highs);
    if (lows) found.pools[1].add(lows);
    for (const sweep of [pools.sweptHighs, pools.sweptLows]) if (sweep?.bar === t) found.sweeps.push(sweep);
  }
  return found;
}

/** How often each is there. */
export function count(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
