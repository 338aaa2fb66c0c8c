import type { Feature } from '../../market/feature';
import { openRollingSum } from '../../numerics/rolling-sum-stream';
import { createStreamedFeature } from '../streamed-feature';
import { candlesticks, candlestickShapes, dojiCandle, type Candlestick, type CandlestickShape } from './candlesticks';

const source = 'Nison 1991';

/** Candlestick patterns as columns: what the bar completes, by shape and in number. NaN before there are as many bars as the shape has. */
export const candlestickFeatures: readonly Feature[] = [
  ...candlestickShapes.map(shapeFeature),
  createStreamedFeature({
    name: 'candle-doji',
    family: 'pattern',
    unit: 'ordinal',
    words: 'the dojis among the last {bars} bars',
    source,
    parameters: [{ name: 'bars', min: 5, max: 20, step: 5 }],
    threshold: { min: 0.5, max: 3.5, step: 1 },
    warmupBars: ([bars]) => bars! - 1,
    open: ([bars]) => {
      const count = openRollingSum(bars!);
      return (market, t) => count(Number(dojiCandle.completes(market, t)));
    },
  }),
  countFeature('bullish', 1),
  countFeature('bearish', -1),
];

function shapeFeature({ name, bullish, bearish }: CandlestickShape): Feature {
  const warmup = warmupOf([bullish, bearish]);
  return createStreamedFeature({
    name: `candle-${name}`,
    family: 'pattern',
    unit: 'ratio',
    words: `the candlestick sign of ${bullish.name} (1) or ${bearish.name} (-1)`,
    source,
    parameters: [],
    threshold: { min: -0.5, max: 0.5, step: 1 },
    warmupBars: () => warmup,
    open: () => (bars, t) => {
      if (t < warmup) return Number.NaN;
      return Number(bullish.completes(bars, t)) - Number(bearish.completes(bars, t));
    },
  });
}

function countFeature(name: string, direction: 1 | -1): Feature {
  const counted = candlesticks.filter((candlestick) => candlestick.direction === direction);
  const warmup = warmupOf(counted);
  return createStreamedFeature({
    name: `candle-${name}`,
    family: 'pattern',
    unit: 'ordinal',
    words: `the ${name} candlestick patterns that the bar completes`,
    source,
    parameters: [],
    threshold: { min: 0.5, max: 1.5, step: 1 },
    warmupBars: () => warmup,
    open: () => (bars, t) =>
      t < warmup ? Number.NaN : counted.filter((candlestick) => candlestick.completes(bars, t)).length,
  });
}

function warmupOf(sides: readonly Pick<Candlestick, 'bars'>[]): number {
  return Math.max(...sides.map(({ bars }) => bars)) - 1;
}
