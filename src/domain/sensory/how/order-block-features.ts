import type { Bars } from '../../market/bars';
import type { FeatureStream } from '../../market/feature';
import { createStreamedFeature } from '../../technical/streamed-feature';
import { openAverageRange } from './average-range';
import { openOrderBlocks, type OrderBlocks } from './order-blocks';
import { howPolicy } from './policy';
import { swingBars } from './structure-features';
import { openStructureBreaks } from './structure-breaks';
import { openSwingPoints } from './swing-points';
import { computeBlockDistance, type Vantage } from './zone-distances';

type Read = (blocks: OrderBlocks, vantage: Vantage) => number;

function openReader(read: Read): (parameters: readonly number[]) => FeatureStream['push'] {
  return ([side]) => {
    const range = openAverageRange();
    const swings = openSwingPoints(side!);
    const structure = openStructureBreaks(swings);
    const blocks = openOrderBlocks(range, structure);
    return (bars: Bars, t) => {
      range.push(bars, t);
      swings.push(bars, t);
      structure.push(bars, t);
      blocks.push(bars, t);
      return read(blocks, { close: bars.close[t]!, range: range.value });
    };
  };
}

const family = 'how';
const source = 'ICT; average true range of Wilder 1978';
const warmupBars = ([side]: readonly number[]): number => Math.max(2 * side! + 1, howPolicy.averageRange.period);

export const bullishOrderBlockDistance = createStreamedFeature({
  name: 'bullish-order-block-distance',
  family,
  unit: 'ratio',
  words: 'the ATRs down to the nearest untouched bullish order block of {bars}-bar swings',
  source,
  parameters: [swingBars],
  threshold: { min: 0.5, max: 10, step: 0.5 },
  warmupBars,
  open: openReader(({ bullish }, vantage) => computeBlockDistance(bullish.nearestFresh, vantage)),
});

export const bearishOrderBlockDistance = createStreamedFeature({
  name: 'bearish-order-block-distance',
  family,
  unit: 'ratio',
  words: 'the ATRs up to the nearest untouched bearish order block of {bars}-bar swings',
  source,
  parameters: [swingBars],
  threshold: { min: 0.5, max: 10, step: 0.5 },
  warmupBars,
  open: openReader(({ bearish }, vantage) => computeBlockDistance(bearish.nearestFresh, vantage)),
});

export const insideOrderBlock = createStreamedFeature({
  name: 'inside-order-block',
  family,
  unit: 'ratio',
  words: 'whether the close is in a bullish (1) or a bearish (-1) order block of {bars}-bar swings',
  source,
  parameters: [swingBars],
  threshold: { min: -0.5, max: 0.5, step: 1 },
  warmupBars: () => howPolicy.averageRange.period,
  open: openReader(readInside),
});

/** 0 in none, and in one of each. NaN while the market does not move. */
function readInside({ bullish, bearish }: OrderBlocks, { close, range }: Vantage): number {
  if (Number.isNaN(range)) return Number.NaN;
  const holds = ({ low, high }: { low: number; high: number }): boolean => low <= close && close <= high;
  return Number(bullish.blocks.some(holds)) - Number(bearish.blocks.some(holds));
}
