import type { Bars } from '../../src/domain/market/bars';
import { barsOf } from './random-bars';

/** A path through turning points, each [bar, close], straight between them; wicks of a tenth beyond the body. */
export function drawBars(points: readonly (readonly [bar: number, close: number])[]): Bars {
  const closes: number[] = [points[0]![1]];
  for (let i = 1; i < points.length; i++) {
    const [[from, start], [to, end]] = [points[i - 1]!, points[i]!];
    for (let t = from + 1; t <= to; t++) closes.push(start + ((end - start) * (t - from)) / (to - from));
  }
  return barsOf(
    closes.map((close, t) => {
      const open = closes[Math.max(0, t - 1)]!;
      return { open, close, high: Math.max(open, close) + 0.1, low: Math.min(open, close) - 0.1, volume: 1_000 };
    }),
  );
}

/** The same market upside down. */
export function mirrorBars(bars: Bars, about: number): Bars {
  const flip = (prices: Float64Array): Float64Array => prices.map((price) => 2 * about - price);
  return { ...bars, open: flip(bars.open), high: flip(bars.low), low: flip(bars.high), close: flip(bars.close) };
}
