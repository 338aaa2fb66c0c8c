import fc from 'fast-check';
import type { Bars } from '../../../src/domain/market/bars';
import { openZigZag, type SwingPoint } from '../../../src/domain/technical/zigzag';
import { anyBars, barsOfCloses, flatBars, walkBars } from '../../support/random-bars';

function swingsOf(bars: Bars, reversalRanges: number): SwingPoint[] {
  const zigzag = openZigZag({ reversalRanges, rangeBars: 14 });
  return Array.from(bars.close, (_, t) => zigzag.push(bars, t)).filter((found) => found !== undefined);
}

test('a climb of 20 bars, a fall of 10 and a climb turn where two average ranges of 3 are given back', () => {
  // Closes step by 2, highs and lows lie 1 off: every true range is 3, and a turn needs 6.
  const closes = Array.from({ length: 41 }, (_, t) =>
    t <= 20 ? 100 + 2 * t : t <= 30 ? 140 - 2 * (t - 20) : 120 + 2 * (t - 30),
  );
  expect(swingsOf(barsOfCloses(closes), 2)).toEqual([
    { kind: 'low', bar: 14, price: 127, confirmedBar: 16 },
    { kind: 'high', bar: 20, price: 141, confirmedBar: 22 },
    { kind: 'low', bar: 30, price: 119, confirmedBar: 32 },
  ]);
});

test('flat prices never turn', () => {
  expect(swingsOf(flatBars(100), 2)).toEqual([]);
});

test('highs and lows alternate, are the extremes of their bars, and are known only later', () => {
  fc.assert(
    fc.property(
      fc.oneof(anyBars({ minLength: 40, maxLength: 120 }), walks),
      fc.integer({ min: 1, max: 3 }),
      (bars, ranges) => {
        const swings = swingsOf(bars, ranges);
        swings.forEach(({ kind, bar, price, confirmedBar }, index) => {
          expect(price).toBe(bars[kind][bar]);
          expect(bar).toBeLessThan(confirmedBar);
          if (index === 0) return;
          const before = swings[index - 1]!;
          expect(kind).not.toBe(before.kind);
          expect(bar).toBeGreaterThan(before.bar);
          expect(Math.sign(price - before.price)).toBe(kind === 'high' ? 1 : -1);
        });
      },
    ),
    { numRuns: 60 },
  );
});

const walks = fc.integer({ min: 1, max: 1_000 }).map((seed) => walkBars({ length: 200, seed }));

test('between two swing points no bar goes beyond either', () => {
  for (const seed of [1, 2, 3]) {
    const bars = walkBars({ length: 600, seed });
    const swings = swingsOf(bars, 3);
    expect(swings.length).toBeGreaterThan(10);
    for (let index = 1; index < swings.length; index++) {
      const [from, to] = [swings[index - 1]!, swings[index]!];
      for (let t = from.bar + 1; t <= to.bar; t++) {
        if (to.kind === 'high') expect(bars.high[t]).toBeLessThanOrEqual(to.price);
        else expect(bars.low[t]).toBeGreaterThanOrEqual(to.price);
      }
    }
  }
});

test('prices upside down turn at the same bars', () => {
  const bars = walkBars({ length: 300, seed: 8 });
  const flipped = (prices: Float64Array): Float64Array => prices.map((price) => 1_000 - price);
  const mirrored = { ...bars, close: flipped(bars.close), high: flipped(bars.low), low: flipped(bars.high) };
  const turns = (swings: SwingPoint[]): number[] => swings.map(({ bar }) => bar);
  expect(turns(swingsOf(mirrored, 2))).toEqual(turns(swingsOf(bars, 2)));
});
