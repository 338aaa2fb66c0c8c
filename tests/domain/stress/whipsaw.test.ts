import { createRandom } from '../../../src/domain/numerics/random';
import { applyWhipsaw } from '../../../src/domain/stress/whipsaw';
import { findChangedWindows, historyOf, returnsOf } from '../../support/price-paths';
import { flatBars, walkBars } from '../../support/random-bars';

const policy = { windowsPerYear: 2, cycles: 3, legDays: 2, reachDeviations: 4 };
const bars = walkBars({ length: 252 * 5 + 1, seed: 81 });
const sawn = applyWhipsaw(historyOf(bars), createRandom(1), policy).bars;
const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};

test('twice a year prices run out and back six times in 24 days and end where they would have ended', () => {
  const windows = findChangedWindows(bars, sawn);
  expect(windows).toHaveLength(10);
  for (const { from, to } of windows) {
    expect(to - from).toBe(24);
    expect(sawn.close[to - 1]! / bars.close[to - 1]!).toBeCloseTo(1, 11);
    expect(sawn.close[to]).toBe(bars.close[to]);
  }
});

test('each run reaches four daily deviations beyond the history, to one side and then to the other', () => {
  const reach = 4 * deviation(returnsOf(bars));
  for (const { from } of findChangedWindows(bars, sawn)) {
    const away = [1, 3, 5, 7].map((day) => Math.log(sawn.close[from + day]! / bars.close[from + day]!) / reach);
    const side = Math.sign(away[0]!);
    [side, 0, -side, 0].forEach((expected, turn) => expect(away[turn]).toBeCloseTo(expected, 8));
  }
});

test('both sides come first about as often', () => {
  const many = walkBars({ length: 252 * 40, seed: 82 });
  const after = applyWhipsaw(historyOf(many), createRandom(8), policy).bars;
  const first = findChangedWindows(many, after).map(({ from }) => Math.sign(after.close[from]! - many.close[from]!));
  const upwards = first.filter((side) => side > 0).length / first.length;
  expect(Math.abs(upwards - 0.5)).toBeLessThan(0.17);
});

test('a motionless market has no range to break out of', () => {
  expect(applyWhipsaw(historyOf(flatBars(252)), createRandom(1), policy).bars.close).toEqual(flatBars(252).close);
});
