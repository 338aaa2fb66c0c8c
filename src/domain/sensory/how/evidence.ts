import type { Bars } from '../../market/bars';
import type { Evidence, Place } from '../sense';
import type { FairValueGap } from './fair-value-gaps';
import type { Footprint } from './footprint';
import type { Pool } from './liquidity-pools';
import type { Divergence } from './money-flow-divergence';
import { howPolicy } from './policy';
import {
  computeBlockPull,
  computeGapPull,
  computeMoneyPull,
  computeStructurePull,
  computeSweepPull,
  type Sight,
} from './signal';
import type { Direction, StructureBreaks } from './structure-breaks';
import { findEndEstimate } from './survival-table';
import type { Zone } from './zone';
import { computeBlockDistance } from './zone-distances';

const { weights, horizonBars } = howPolicy.sense;

/** The bar of the reading: where what has no zone of its own stands. */
export interface Moment extends Sight {
  readonly time: Bars['time'][number];
}

/** What the signal at this bar rests on, the weightiest first; nothing that does not move it. */
export function findEvidence(footprint: Footprint, moment: Moment): readonly Evidence[] {
  const found = [
    ...structureEvidence(footprint.structure, moment),
    ...blockEvidence(footprint, moment),
    ...gapEvidence(footprint, moment),
    ...sweepEvidence(footprint, moment),
    ...moneyEvidence(footprint, moment),
    ...orderFlowEvidence(footprint, moment),
  ];
  return found.filter(({ weight }) => weight !== 0).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

function nameOf(direction: Direction): string {
  return direction > 0 ? 'bullish' : 'bearish';
}

function placeOf({ from, to, low, high }: Zone | Pool | Divergence): Place {
  return { from, to, prices: { low, high } };
}

function structureEvidence(structure: StructureBreaks, { t }: Moment): Evidence[] {
  const { trend, changedCharacter, from, to, level } = structure;
  if (trend === 0) return [];
  const what = `level of the ${nameOf(trend)} ${changedCharacter ? 'change of character' : 'break of structure'}`;
  const where = { from, to, prices: { low: level, high: level } };
  return [{ what, where, value: level, weight: weights.structure * computeStructurePull(structure, t) }];
}

function blockEvidence({ blocks }: Footprint, moment: Moment): Evidence[] {
  return [blocks.bullish.nearestFresh, blocks.bearish.nearestFresh].flatMap((block) => {
    if (!block) return [];
    const value = computeBlockDistance(block, moment);
    const weight = weights.blocks * computeBlockPull(block, moment);
    return [{ what: `ATRs to the ${nameOf(block.direction)} order block`, where: placeOf(block), value, weight }];
  });
}

function gapEvidence(footprint: Footprint, { t }: Moment): Evidence[] {
  const { bullish, bearish, survival } = footprint.gaps;
  return [bullish.nearest, bearish.nearest].flatMap((gap) => {
    if (!gap) return [];
    const estimate = findEndEstimate(survival[gap.sizeClass]!, { age: t - gap.knownBar, bars: horizonBars });
    if (!estimate) return [];
    const what = `probability that the ${nameOf(gap.direction)} fair value gap is filled within ${horizonBars} bars`;
    const weight = weights.gaps * computeGapPull(footprint, gap, t);
    return [{ what, where: openPlaceOf(gap), value: estimate.probability, weight }];
  });
}

/** The part that is still open. */
function openPlaceOf({ from, to, low, high, direction, openTo }: FairValueGap): Place {
  return { from, to, prices: direction > 0 ? { low, high: openTo } : { low: openTo, high } };
}

function sweepEvidence({ pools }: Footprint, { t }: Moment): Evidence[] {
  return [pools.sweptHighs, pools.sweptLows].flatMap((sweep) => {
    if (!sweep) return [];
    const what = `bars since equal ${sweep.direction > 0 ? 'lows' : 'highs'} were swept`;
    const where = { ...placeOf(sweep), to: sweep.at };
    return [{ what, where, value: t - sweep.bar, weight: weights.sweeps * computeSweepPull(sweep, t) }];
  });
}

function moneyEvidence(footprint: Footprint, { time }: Moment): Evidence[] {
  const { index, bullish, bearish } = footprint.moneyFlow;
  const share = weights.moneyFlow / 2;
  const divergences = [bullish, bearish].flatMap((divergence) => {
    if (!divergence) return [];
    const { direction, strength } = divergence;
    const what = `${nameOf(direction)} divergence of the money flow index`;
    return [{ what, where: placeOf(divergence), value: strength, weight: share * direction }];
  });
  if (Number.isNaN(index)) return divergences;
  const weight = share * computeMoneyPull(footprint);
  return [{ what: 'money flow index', where: { from: time, to: time }, value: index, weight }, ...divergences];
}

function orderFlowEvidence({ orderFlow }: Footprint, { time }: Moment): Evidence[] {
  const { imbalance } = orderFlow;
  if (Number.isNaN(imbalance)) return [];
  const where = { from: time, to: time };
  return [
    {
      what: 'order imbalance of the last volume buckets',
      where,
      value: imbalance,
      weight: weights.orderFlow * imbalance,
    },
  ];
}
