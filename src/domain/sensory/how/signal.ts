import type { FairValueGap } from './fair-value-gaps';
import type { Footprint } from './footprint';
import type { Sweep } from './liquidity-pools';
import type { OrderBlock } from './order-blocks';
import { howPolicy } from './policy';
import type { StructureBreaks } from './structure-breaks';
import { computeEndInterval, findEndEstimate } from './survival-table';
import { computeBlockDistance, type Vantage } from './zone-distances';

/** A bar and what distances are measured by at it. */
export interface Sight extends Vantage {
  readonly t: number;
}

const { weights, horizonBars, freshBars, reachAtr, lasting, unconfirmed } = howPolicy.sense;

/** The weighted sum of all that speaks, -1 to 1; each pull lies in the same range and is 0 where it has nothing to say. */
export function computeSignal(footprint: Footprint, sight: Sight): number {
  const { structure, blocks, gaps, pools, orderFlow } = footprint;
  const signal =
    weights.structure * computeStructurePull(structure, sight.t) +
    weights.blocks *
      (computeBlockPull(blocks.bullish.nearestFresh, sight) + computeBlockPull(blocks.bearish.nearestFresh, sight)) +
    weights.gaps *
      (computeGapPull(footprint, gaps.bullish.nearest, sight.t) +
        computeGapPull(footprint, gaps.bearish.nearest, sight.t)) +
    weights.sweeps * (computeSweepPull(pools.sweptHighs, sight.t) + computeSweepPull(pools.sweptLows, sight.t)) +
    (weights.moneyFlow * (computeMoneyPull(footprint) + computeDivergencePull(footprint))) / 2 +
    weights.orderFlow * orZero(orderFlow.imbalance);
  return Math.max(-1, Math.min(1, signal));
}

/** Share of the weights whose subject is known: without volume neither money flow nor order flow is. */
export function computeCoverage({ range, structure, moneyFlow, orderFlow }: Footprint): number {
  const measured = Number(!Number.isNaN(range.value));
  const share =
    weights.structure * Number(structure.trend !== 0) +
    (weights.blocks + weights.gaps + weights.sweeps) * measured +
    weights.moneyFlow * Number(!Number.isNaN(moneyFlow.index)) +
    weights.orderFlow * Number(!Number.isNaN(orderFlow.imbalance));
  return Math.min(1, share);
}

function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

/** 1 at the bar itself, 0 when it is history. */
function freshness(bars: number): number {
  return Math.max(0, 1 - bars / freshBars);
}

function confirmation(volumeRatio: number | undefined): number {
  return volumeRatio !== undefined && volumeRatio >= howPolicy.volume.confirming ? 1 : unconfirmed;
}

/** In the direction of the last break, most while that is fresh. */
export function computeStructurePull({ trend, breakBar }: StructureBreaks, t: number): number {
  return trend === 0 ? 0 : trend * (lasting + (1 - lasting) * freshness(t - breakBar));
}

/** Away from a block, most at its edge: there the orders that it marks are met. */
export function computeBlockPull(block: OrderBlock | undefined, vantage: Vantage): number {
  if (!block) return 0;
  const distance = computeBlockDistance(block, vantage);
  const nearness = distance <= reachAtr ? 1 - distance / reachAtr : 0;
  return block.direction * nearness * confirmation(block.volumeRatio);
}

/** Towards a gap, by the probability that it is filled within the horizon: the lower end of its interval, for what is ill known pulls less. */
export function computeGapPull({ gaps }: Footprint, gap: FairValueGap | undefined, t: number): number {
  if (!gap) return 0;
  const estimate = findEndEstimate(gaps.survival[gap.sizeClass]!, { age: t - gap.knownBar, bars: horizonBars });
  return estimate ? -gap.direction * computeEndInterval(estimate).low : 0;
}

/** Back inside, while it is fresh. */
export function computeSweepPull(sweep: Sweep | undefined, t: number): number {
  return sweep ? sweep.direction * freshness(t - sweep.bar) * confirmation(sweep.volumeRatio) : 0;
}

/** Above 50 money comes in, below it leaves. */
export function computeMoneyPull({ moneyFlow }: Footprint): number {
  return orZero((moneyFlow.index - 50) / 50);
}

export function computeDivergencePull({ moneyFlow }: Footprint): number {
  return Number(moneyFlow.bullish !== undefined) - Number(moneyFlow.bearish !== undefined);
}
