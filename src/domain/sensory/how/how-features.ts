import type { Feature } from '../../market/feature';
import { moneyFlowDivergence, orderImbalance, volumeToxicity } from './flow-features';
import { bearishGapDistance, bullishGapDistance, gapFillProbability } from './gap-features';
import { equalHighsDistance, equalLowsDistance, liquiditySweep } from './liquidity-features';
import { bearishOrderBlockDistance, bullishOrderBlockDistance, insideOrderBlock } from './order-block-features';
import { structureBreak, structureTrend, swingHigh, swingLow } from './structure-features';

/** What the sense offers genomes. */
export const howFeatures: readonly Feature[] = [
  swingHigh,
  swingLow,
  structureTrend,
  structureBreak,
  bullishOrderBlockDistance,
  bearishOrderBlockDistance,
  insideOrderBlock,
  bullishGapDistance,
  bearishGapDistance,
  gapFillProbability,
  equalHighsDistance,
  equalLowsDistance,
  liquiditySweep,
  moneyFlowDivergence,
  volumeToxicity,
  orderImbalance,
];
