import fc from 'fast-check';
import type { Bars } from '../../../../src/domain/market/bars';
import { patternPolicy } from '../../../../src/domain/technical/patterns/policy';
import {
  computeLevelStrength,
  openPriceLevels,
  type LevelEvent,
} from '../../../../src/domain/technical/patterns/price-levels';
import { drawBars, mirrorBars } from '../../../support/drawn-bars';
import { anyBars, walkBars } from '../../../support/random-bars';

/** All levels after the last bar, and what happened at them, by bar. */
function follow(bars: Bars) {
  const levels = openPriceLevels();
  const events: (LevelEvent & { bar: number })[] = [];
  for (let t = 0; t < bars.close.length; t++)
    for (const event of levels.push(bars, t)) events.push({ ...event, bar: t });
  return { levels, events };
}

// One point a bar, average true range 1.2: a touch is within 0.6. Lows of 89.9 and 89.5, highs of 100.1 and 110.1.
const bouncing = drawBars([
  [0, 130],
  [40, 90],
  [50, 100],
  [60, 89.6],
  [80, 110],
  [84, 106],
]);

test('lows at about one price are one level, touched as often as it turned the market, at their mean', () => {
  const { levels } = follow(bouncing);
  // The first swing is where the average true range begins.
  expect(levels.levels()).toMatchObject([
    { price: expect.closeTo(117.1, 9), touches: 1, firstBar: 14, role: 'resistance' },
    { price: expect.closeTo(89.7, 9), touches: 2, firstBar: 40, lastBar: 60, role: 'support' },
    { price: 100.1, touches: 1, firstBar: 50, lastBar: 50, role: 'support' },
    { price: expect.closeTo(110.1, 9), touches: 1, firstBar: 80, lastBar: 80, role: 'resistance' },
  ]);
  expect(levels.nearest('support')).toMatchObject({ price: 100.1 });
  expect(levels.nearest('resistance')).toMatchObject({ price: expect.closeTo(110.1, 9) });
});

test('a level is unknown before its swing is confirmed, two bars after the low', () => {
  const levels = openPriceLevels();
  const known: number[] = [];
  for (let t = 0; t < 50; t++) {
    levels.push(bouncing, t);
    if (levels.levels().some(({ firstBar }) => firstBar === 40)) known.push(t);
  }
  expect(known[0]).toBe(42);
});

test('a close half an average range beyond a level breaks it and turns resistance into support', () => {
  const { events } = follow(bouncing);
  const broken = events.filter(({ kind }) => kind === 'break');
  // From bar 60 the close climbs 1.02 a bar from 89.6: 99.8 at bar 70, 100.82 at bar 71, which is 0.72 above 100.1.
  expect(broken).toMatchObject([{ bar: 71, direction: 1, level: { price: 100.1, role: 'support' } }]);
});

test('a bar that reaches a level and closes away from it bounces', () => {
  const bars = drawBars([
    [0, 130],
    [40, 90],
    [50, 100],
    [59, 91],
    [60, 90.2],
    [61, 92],
    [70, 100],
  ]);
  const bounces = follow(bars).events.filter(({ kind, level }) => kind === 'bounce' && level.role === 'support');
  // At bar 61 the low is 90.1, 0.2 above the level, and the close 92.
  expect(bounces).toMatchObject([{ bar: 61, direction: 1, level: { price: 89.9, touches: 1 } }]);
});

test('a level is stronger with every touch and weaker with time, half after a year of days', () => {
  expect(computeLevelStrength({ touches: 1, lastBar: 100 }, 100)).toBe(0.5);
  expect(computeLevelStrength({ touches: 3, lastBar: 100 }, 100)).toBe(0.75);
  expect(computeLevelStrength({ touches: 3, lastBar: 100 }, 350)).toBe(0.375);
});

test('upside down supports are resistances', () => {
  const walk = walkBars({ length: 800, seed: 5, volatility: 0.01 });
  const grid = (prices: Float64Array): Float64Array => prices.map((price) => Math.round(price * 1_024) / 1_024);
  const bars = { ...walk, open: grid(walk.open), high: grid(walk.high), low: grid(walk.low), close: grid(walk.close) };
  const key = ({ bar, kind, direction }: LevelEvent & { bar: number }): string => `${bar} ${kind} ${direction}`;
  const own = follow(bars).events.map((event) => key({ ...event, direction: event.direction > 0 ? -1 : 1 }));
  expect(own.length).toBeGreaterThan(100);
  expect(follow(mirrorBars(bars, 128)).events.map(key).sort()).toEqual(own.sort());
});

test('whatever the bars, there are no more levels than are remembered, at prices that were traded', () => {
  const { remembered } = patternPolicy.levels;
  expect(follow(walkBars({ length: 3_000, seed: 6, volatility: 0.03 })).levels.levels()).toHaveLength(remembered);
  fc.assert(
    fc.property(anyBars({ maxLength: 120 }), (bars) => {
      const [lowest, highest] = [Math.min(...bars.low), Math.max(...bars.high)];
      for (const { price, touches, firstBar, lastBar } of follow(bars).levels.levels()) {
        expect(price).toBeGreaterThanOrEqual(lowest);
        expect(price).toBeLessThanOrEqual(highest);
        expect(lastBar - firstBar).toBeGreaterThanOrEqual(touches - 1);
      }
    }),
    { numRuns: 40 },
  );
});
