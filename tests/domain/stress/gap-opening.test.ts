import type { Bars } from '../../../src/domain/market/bars';
import { createRandom } from '../../../src/domain/numerics/random';
import { applyGapOpening } from '../../../src/domain/stress/gap-opening';
import type { GapOpeningPolicy } from '../../../src/domain/stress/policy';
import { historyOf } from '../../support/price-paths';
import { flatBars, walkBars } from '../../support/random-bars';

const down: GapOpeningPolicy = { eventsPerYear: 4, gap: 0.05, downChance: 1, kept: 0.5, fillDays: 3 };
const gapsOf = (bars: Bars, policy: GapOpeningPolicy, seed = 4): Bars =>
  applyGapOpening(historyOf(bars), createRandom(seed), policy).bars;

const findGaps = ({ open, close }: Bars): number[] =>
  Array.from(open, (_, t) => t).filter((t) => t > 0 && Math.abs(open[t]! / close[t - 1]! - 1) > 0.04);

test('four times a year nothing trades between the close and an open 5 % below it', () => {
  const bars = gapsOf(flatBars(252 * 3 + 1), down);
  const gaps = findGaps(bars);
  expect(gaps).toHaveLength(12);
  for (const t of gaps) {
    expect(bars.open[t]! / bars.close[t - 1]! - 1).toBeCloseTo(-0.05, 10);
    // A stop anywhere in the gap is never touched inside a bar.
    expect(bars.high[t]).toBeLessThan(0.951 * bars.low[t - 1]!);
  }
});

test('half of the gap is closed within three days and the other half stays for good', () => {
  const bars = gapsOf(flatBars(253), { ...down, eventsPerYear: 1 });
  const [t] = findGaps(bars);
  const level = (bar: number): number => Math.log(bars.close[bar]! / 100) / Math.log(0.95);
  expect([0, 1, 2, 3, 4].map((days) => Number(level(t! + days).toFixed(6)))).toEqual([1, 0.833333, 0.666667, 0.5, 0.5]);
  expect(level(252)).toBeCloseTo(0.5, 9);
});

test('a gap that is closed whole leaves all later prices as they were', () => {
  const original = walkBars({ length: 253, seed: 71 });
  const bars = gapsOf(original, { ...down, eventsPerYear: 1, kept: 0 });
  expect(bars.close[252]).toBe(original.close[252]);
  expect(bars.close).not.toEqual(original.close);
});

test('upwards where the dice say so', () => {
  const bars = gapsOf(flatBars(252 * 50 + 1), { ...down, downChance: 0.6 });
  const gaps = findGaps(bars);
  const falling = gaps.filter((t) => bars.open[t]! < bars.close[t - 1]!).length;
  expect(gaps).toHaveLength(200);
  expect(Math.abs(falling / 200 - 0.6)).toBeLessThan(0.1);
});

test('hours of an exchange open away from the close in the morning, not at noon', () => {
  const hours = flatBars(7 * 252);
  const time = hours.time.map((_, t) => Date.UTC(2020, 0, 1 + Math.floor(t / 7), 14 + (t % 7)));
  const bars = gapsOf({ ...hours, period: '1h', time }, down);
  const gaps = findGaps(bars);
  expect(gaps.length).toBeGreaterThanOrEqual(4);
  expect(gaps.filter((t) => t % 7 !== 0)).toEqual([]);
});
