import type { Bars } from '../../../src/domain/market/bars';
import { createRandom } from '../../../src/domain/numerics/random';
import { applyRegimeChange } from '../../../src/domain/stress/regime-change';
import { flatBars, walkBars } from '../../support/random-bars';

const change = (bars: Bars, seed = 1): Bars =>
  applyRegimeChange({ name: 'history', bars, liquidity: undefined }, createRandom(seed)).bars;

const returnsOf = ({ close }: Bars): number[] =>
  Array.from(close.subarray(1), (price, t) => Math.log(price / close[t]!));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Variance of ten-bar returns over ten times that of one-bar returns: 1 for a random walk, below in a range (Lo and MacKinlay 1988). */
function varianceRatio(returns: readonly number[]): number {
  const mean = sum(returns) / returns.length;
  const one = sum(returns.map((value) => (value - mean) ** 2)) / returns.length;
  const tens = returns.slice(9).map((_, t) => sum(returns.slice(t, t + 10)) - 10 * mean);
  return sum(tens.map((value) => value ** 2)) / tens.length / (10 * one);
}

function changedReturns(before: Bars, after: Bars): { from: number; to: number }[] {
  const [old, now] = [returnsOf(before), returnsOf(after)];
  const windows: { from: number; to: number }[] = [];
  old.forEach((value, t) => {
    if (Math.abs(value - now[t]!) < 1e-10) return;
    const last = windows.at(-1);
    if (last?.to === t) last.to = t + 1;
    else windows.push({ from: t, to: t + 1 });
  });
  return windows;
}

const trending = walkBars({ length: 252 * 20, seed: 51, drift: 0.002 });

test('a quarter a year loses its drift and swings in a range while its daily moves stay as large', () => {
  const ranged = change(trending);
  const windows = changedReturns(trending, ranged);
  expect(windows.length).toBe(20);
  const old = windows.map(({ from, to }) => returnsOf(trending).slice(from, to));
  const now = windows.map(({ from, to }) => returnsOf(ranged).slice(from, to));
  const meanDrift = (parts: number[][]): number => sum(parts.map((part) => sum(part))) / parts.length;
  expect(meanDrift(old)).toBeGreaterThan(0.1);
  expect(Math.abs(meanDrift(now))).toBeLessThan(0.015);
  const meanRatio = (parts: number[][]): number => sum(parts.map(varianceRatio)) / parts.length;
  expect(meanRatio(now)).toBeLessThan(0.75 * meanRatio(old));
  const deviation = (part: number[]): number => Math.sqrt(sum(part.map((value) => value ** 2)) / part.length);
  now.forEach((part, index) => expect(deviation(part) / deviation(old[index]!)).toBeLessThan(1.15));
});

test('after a window every price moves by one factor, so later returns are what they were', () => {
  const ranged = change(trending);
  const { to } = changedReturns(trending, ranged)[0]!;
  const next = changedReturns(trending, ranged)[1]!.from;
  const factor = ranged.close[to + 1]! / trending.close[to + 1]!;
  for (let t = to + 1; t <= next; t++)
    for (const name of ['open', 'high', 'low', 'close'] as const)
      expect(ranged[name][t]! / trending[name][t]!).toBeCloseTo(factor, 10);
});

test('the range follows a trend: of the places drawn it takes the one after the steadiest move', () => {
  // Half a year of swinging, then half a year of steady climbing.
  const close = Float64Array.from({ length: 252 }, (_, t) => (t < 126 ? 100 + (t % 2) : 100 + (t - 126)));
  const bars = { ...flatBars(252), open: close, high: close, low: close, close };
  const starts = Array.from({ length: 30 }, (_, seed) => changedReturns(bars, change(bars, seed))[0]!.from);
  const late = starts.filter((start) => start > 126).length;
  // One draw alone would fall there for a third of the seeds.
  expect(late).toBeGreaterThan(15);
});

test('a motionless market has no trend to lose', () => {
  expect(change(flatBars(252)).close).toEqual(flatBars(252).close);
});
