import { createRandom } from '../../../src/domain/numerics/random';
import { applySlowBleed } from '../../../src/domain/stress/slow-bleed';
import { findChangedWindows, historyOf, returnsOf } from '../../support/price-paths';
import { flatBars, walkBars } from '../../support/random-bars';

const policy = { windowsPerYear: 0.2, windowDays: 189, fall: 0.25, calm: 0.6 };
const bars = walkBars({ length: 252 * 10 + 1, seed: 91, drift: 0.0005 });
const bled = applySlowBleed(historyOf(bars), createRandom(2), policy).bars;

test('once in five years nine months lose a quarter, at three fifths of the volatility', () => {
  const windows = findChangedWindows(bars, bled);
  expect(windows).toHaveLength(2);
  for (const { from, to } of windows) {
    expect(to - from).toBe(189);
    expect(bled.close[to - 1]! / bled.close[from - 1]!).toBeCloseTo(0.75, 10);
    const spread = (values: number[]): number => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    };
    const [old, now] = [bars, bled].map((one) => spread(returnsOf(one).slice(from - 1, to - 1)));
    expect(now! / old!).toBeCloseTo(0.6, 8);
  }
});

test('afterwards all prices move by one factor', () => {
  const [first, second] = findChangedWindows(bars, bled);
  const factor = bled.close[first!.to]! / bars.close[first!.to]!;
  for (let t = first!.to; t < second!.from; t++)
    for (const name of ['open', 'high', 'low', 'close'] as const)
      expect(bled[name][t]! / bars[name][t]!).toBeCloseTo(factor, 9);
});

test('volume is what it was', () => {
  expect(bled.volume).toEqual(bars.volume);
});

test('a history shorter than the window bleeds at the same pace', () => {
  const short = applySlowBleed(historyOf(flatBars(64)), createRandom(1), policy).bars;
  expect(short.close[63]! / 100).toBeCloseTo(0.75 ** (63 / 189), 10);
});
