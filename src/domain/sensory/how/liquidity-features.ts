import type { Bars } from '../../market/bars';
import type { FeatureStream } from '../../market/feature';
import { createStreamedFeature } from '../../technical/streamed-feature';
import { openAverageRange } from './average-range';
import { openLiquidityPools, type LiquidityPools } from './liquidity-pools';
import { howPolicy } from './policy';
import { swingBars } from './structure-features';
import { openSwingPoints } from './swing-points';
import type { Vantage } from './zone-distances';

interface Sight extends Vantage {
  readonly t: number;
}

type Read = (pools: LiquidityPools, sight: Sight) => number;

function openReader(read: Read): (parameters: readonly number[]) => FeatureStream['push'] {
  return ([side]) => {
    const range = openAverageRange();
    const swings = openSwingPoints(side!);
    const pools = openLiquidityPools(range, swings);
    return (bars: Bars, t) => {
      range.push(bars, t);
      swings.push(bars, t);
      pools.push(bars, t);
      return read(pools, { t, close: bars.close[t]!, range: range.value });
    };
  };
}

const family = 'how';
const source = 'ICT; swings of Williams 1995';
const warmupBars = ([side]: readonly number[]): number => Math.max(3 * side! + 1, howPolicy.averageRange.period);

export const equalHighsDistance = createStreamedFeature({
  name: 'equal-highs-distance',
  family,
  unit: 'ratio',
  words: 'the ATRs up to the nearest equal highs of {bars}-bar swings',
  source,
  parameters: [swingBars],
  threshold: { min: 0.5, max: 10, step: 0.5 },
  warmupBars,
  open: openReader((pools, { close, range }) => ((pools.highs()?.high ?? Number.NaN) - close) / range),
});

export const equalLowsDistance = createStreamedFeature({
  name: 'equal-lows-distance',
  family,
  unit: 'ratio',
  words: 'the ATRs down to the nearest equal lows of {bars}-bar swings',
  source,
  parameters: [swingBars],
  threshold: { min: 0.5, max: 10, step: 0.5 },
  warmupBars,
  open: openReader((pools, { close, range }) => (close - (pools.lows()?.low ?? Number.NaN)) / range),
});

export const liquiditySweep = createStreamedFeature({
  name: 'liquidity-sweep',
  family,
  unit: 'ratio',
  words: 'the direction of the last sweep of equal {bars}-bar swings over one plus the bars since',
  source,
  parameters: [swingBars],
  threshold: { min: -0.5, max: 0.5, step: 0.1 },
  warmupBars,
  open: openReader(readSweep),
});

/** 0 where one bar swept both sides; NaN before the first sweep. */
function readSweep({ sweptHighs, sweptLows }: LiquidityPools, { t }: Sight): number {
  const highsBar = sweptHighs?.bar ?? -1;
  const lowsBar = sweptLows?.bar ?? -1;
  const last = Math.max(highsBar, lowsBar);
  return last < 0 ? Number.NaN : Math.sign(lowsBar - highsBar) / (1 + t - last);
}
