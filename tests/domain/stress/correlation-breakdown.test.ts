import { createRandom } from '../../../src/domain/numerics/random';
import { applyCorrelationBreakdown } from '../../../src/domain/stress/correlation-breakdown';
import { findChangedWindows, historyOf, returnsOf } from '../../support/price-paths';
import { barsOfCloses, walkBars } from '../../support/random-bars';

const policy = { windowsPerYear: 1, windowDays: 63, blockDays: 1 };
const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

test('a quarter a year keeps its moves and its end and loses their order', () => {
  const bars = walkBars({ length: 252 * 4 + 1, seed: 61 });
  const broken = applyCorrelationBreakdown(historyOf(bars), createRandom(3), policy).bars;
  const [old, now] = [returnsOf(bars), returnsOf(broken)];
  const windows = findChangedWindows(bars, broken);
  expect(windows.length).toBeGreaterThanOrEqual(4);
  sorted(now).forEach((value, i) => expect(value).toBeCloseTo(sorted(old)[i]!, 10));
  const changed = now.filter((value, i) => Math.abs(value - old[i]!) > 1e-10).length;
  expect(changed).toBeGreaterThan(4 * 55);
  expect(changed).toBeLessThanOrEqual(4 * 63);
  expect(broken.close.at(-1)).toBe(bars.close.at(-1));
});

test('volume goes with its bar, and so does the depth of a market that was thin before', () => {
  const bars = walkBars({ length: 252, seed: 62 });
  const liquidity = Float64Array.from(bars.close, (_, t) => 1 / (1 + t));
  const broken = applyCorrelationBreakdown({ ...historyOf(bars), liquidity }, createRandom(1), policy);
  const volumeAt = new Map(Array.from(bars.volume!, (volume, t) => [liquidity[t]!, volume]));
  expect(broken.liquidity).not.toEqual(liquidity);
  broken.liquidity!.forEach((depth, t) => expect(broken.bars.volume![t]).toBe(volumeAt.get(depth)));
});

test('what follows from the day before no longer does', () => {
  // Each move is undone the next day.
  const bars = barsOfCloses(Array.from({ length: 252 * 8 }, (_, t) => 100 + (t % 2)));
  const broken = applyCorrelationBreakdown(historyOf(bars), createRandom(5), { ...policy, windowDays: 252 }).bars;
  const products = returnsOf(broken).map((value, t, all) => Math.sign(value * (all[t + 1] ?? 0)));
  const dependence = products.reduce<number>((sum, value) => sum + value, 0) / products.length;
  expect(Math.abs(dependence)).toBeLessThan(0.07);
});

test('days stay whole where bars are shorter, and weeks where they are asked for', () => {
  const bars = walkBars({ length: 24 * 120, seed: 63, period: '1h', calendar: 'always' });
  const broken = applyCorrelationBreakdown(historyOf(bars), createRandom(2), {
    ...policy,
    windowDays: 40,
    blockDays: 5,
  });
  const old = new Map(returnsOf(bars).map((value, t) => [value.toFixed(9), t]));
  const order = returnsOf(broken.bars).map((value) => old.get(value.toFixed(9))!);
  const breaks = order.filter((place, t) => t > 0 && place !== order[t - 1]! + 1).length;
  expect(breaks).toBeGreaterThan(2);
  expect(breaks).toBeLessThanOrEqual(9);
});
