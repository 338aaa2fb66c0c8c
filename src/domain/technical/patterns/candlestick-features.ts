import type { Feature } from '../../market/feature';
import { createStreamedFeature } from '../streamed-feature';
import { candlesticks, candlestickShapes, type Candlestick, type CandlestickShape } from './candlesticks';

const source = 'Nison 1991';

/** Candlestick patterns as columns: what the bar completes, by shape and in number. NaN before there are as many bars as the shape has. */
export const candlestickFeatures: readonly Feature[] = [
  ...candlestickShapes.map(shapeFeature),
  countFeature('bullish', 1),
  countFeature('bearish', -1),
];

function shapeFeature({ name, candlesticks: sides }: CandlestickShape): Feature {
  const warmup = warmupOf(sides);
  const [first, second] = sides;
  return createStreamedFeature({
    name: `candle-${name}`,
    family: 'pattern',
    unit: 'ordinal',
    words: second
      ? `whether the bar completes a ${first!.name} (1) or a ${second.name} (-1)`
      : `whether the bar is a ${first!.name}`,
    source,
    parameters: [],
    threshold: second ? { min: -0.5, max: 0.5, step: 1 } : { min: 0.5, max: 0.5, step: 1 },
    warmupBars: () => warmup,
    open: () => (bars, t) => {
      if (t < warmup) return Number.NaN;
      const found = sides.find((side) => side.completes(bars, t));
      return found ? found.direction || 1 : 0;
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

function warmupOf(sides: readonly Candlestick[]): number {
  return Math.max(...sides.map(({ bars }) => bars)) - 1;
}
