import type { Bars } from '../../market/bars';
import { openAverageRange, type AverageRange } from './average-range';
import { openFairValueGaps, type FairValueGaps } from './fair-value-gaps';
import { openLiquidityPools, type LiquidityPools } from './liquidity-pools';
import { openMoneyFlowDivergence, type MoneyFlowDivergence } from './money-flow-divergence';
import { openOrderBlocks, type OrderBlocks } from './order-blocks';
import { openOrderFlow, type OrderFlow } from './order-flow';
import { howPolicy } from './policy';
import { openStructureBreaks, type StructureBreaks } from './structure-breaks';
import { openSwingPoints } from './swing-points';

/** Everything the sense looks at, brought up to date by one bar at a time. */
export interface Footprint {
  readonly range: AverageRange;
  readonly structure: StructureBreaks;
  readonly blocks: OrderBlocks;
  readonly gaps: FairValueGaps;
  readonly pools: LiquidityPools;
  readonly moneyFlow: MoneyFlowDivergence;
  readonly orderFlow: OrderFlow;
  push(bars: Bars, t: number): void;
}

export function openFootprint(): Footprint {
  const range = openAverageRange();
  const swings = openSwingPoints(howPolicy.swings.bars);
  const structure = openStructureBreaks(swings);
  const blocks = openOrderBlocks(range, structure);
  const gaps = openFairValueGaps(range);
  const pools = openLiquidityPools(range, swings);
  const moneyFlow = openMoneyFlowDivergence(howPolicy.moneyFlow.period, swings);
  const orderFlow = openOrderFlow(howPolicy.buckets.count);

  function push(bars: Bars, t: number): void {
    // What reads another comes after it.
    range.push(bars, t);
    swings.push(bars, t);
    structure.push(bars, t);
    blocks.push(bars, t);
    gaps.push(bars, t);
    pools.push(bars, t);
    moneyFlow.push(bars, t);
    orderFlow.push(bars, t);
  }

  return { range, structure, blocks, gaps, pools, moneyFlow, orderFlow, push };
}
