import type { Bars } from '../../../src/domain/market/bars';
import { createRandom } from '../../../src/domain/numerics/random';
import { applyVolatilitySpike } from '../../../src/domain/stress/volatility-spike';
import { flatBars, walkBars } from '../../support/random-bars';

const returnsOf = ({ close }: Bars): number[] =>
  Array.from(close.subarray(1), (price, t) => Math.log(price / close[t]!));

function annualVolatility(returns: readonly number[], periodsPerYear: number): number {
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const squares = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt((squares / (returns.length - 1)) * periodsPerYear);
}

const spike = (bars: Bars): Bars =>
  applyVolatilitySpike({ name: 'history', bars, liquidity: undefined }, createRandom(23)).bars;

/** Runs of changed returns: first changed index and the one after the last. */
function changedWindows(before: Bars, after: Bars): { from: number; to: number }[] {
  const windows: { from: number; to: number }[] = [];
  for (let t = 1; t < before.close.length; t++) {
    const same = after.open[t] === before.open[t] && after.close[t] === before.close[t];
    if (same) continue;
    const last = windows.at(-1);
    if (last?.to === t) last.to = t + 1;
    else windows.push({ from: t, to: t + 1 });
  }
  return windows;
}

test.each([0.003, 0.01, 0.02])(
  'a month a year swings at 50 %% a year where %d a day was usual, and ends where it did',
  (volatility) => {
    const bars = walkBars({ length: 252 * 8, seed: 31, volatility });
    const spiked = spike(bars);
    const windows = changedWindows(bars, spiked);
    expect(windows).toHaveLength(8);
    for (const { from, to } of windows) {
      expect(to - from).toBe(21);
      expect(annualVolatility(returnsOf(spiked).slice(from - 1, to - 1), 252)).toBeCloseTo(0.5, 9);
      expect(spiked.close[to - 1]! / bars.close[to - 1]!).toBeCloseTo(1, 11);
      expect(spiked.close[to]).toBe(bars.close[to]);
    }
  },
);

test('an instrument wilder than that by nature is raised to half above its usual volatility', () => {
  const bars = walkBars({ length: 365 * 4, seed: 33, volatility: 0.04, calendar: 'always' });
  const usual = annualVolatility(returnsOf(bars), 365);
  expect(usual).toBeGreaterThan(0.6);
  const spiked = spike(bars);
  for (const { from, to } of changedWindows(bars, spiked))
    expect(annualVolatility(returnsOf(spiked).slice(from - 1, to - 1), 365) / usual).toBeCloseTo(1.5, 9);
});

test('a window that is wild already, or does not move at all, stays as it is', () => {
  const calm = walkBars({ length: 252, seed: 5, volatility: 0.001 });
  const wild = { ...calm, close: calm.close.map((price, t) => (t > 1 ? price * (t % 2 ? 1.05 : 1) : price)) };
  const policy = { windowsPerYear: 1, windowDays: 250, annualVolatility: 0.5, usualMultiple: 0, maxStretch: 20 };
  const path = { name: 'history', bars: wild, liquidity: undefined };
  expect(applyVolatilitySpike(path, createRandom(1), policy).bars.close).toEqual(wild.close);
  expect(spike(flatBars(252)).close).toEqual(flatBars(252).close);
});

test('an almost motionless market is stretched by no more than the policy allows', () => {
  const bars = walkBars({ length: 252, seed: 6, volatility: 1e-6 });
  const spiked = spike(bars);
  const [window] = changedWindows(bars, spiked);
  const [before, after] = [bars, spiked].map((one) =>
    annualVolatility(returnsOf(one).slice(window!.from - 1, window!.to - 1), 252),
  );
  expect(after! / before!).toBeCloseTo(20, 4);
});
