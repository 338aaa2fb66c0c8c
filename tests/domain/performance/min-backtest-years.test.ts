import fc from 'fast-check';
import { computeMinBacktestYears } from '../../../src/domain/performance/min-backtest-years';
import { computeExpectedMaximum } from '../../../src/domain/numerics/normal-distribution-maximum';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeSharpe } from '../../../src/domain/performance/sharpe';
import { normalReturns } from '../../support/return-samples';

test('five years of data bear 45 independent trials, as published', () => {
  // Bailey, Borwein, Lopez de Prado & Zhu (2014): more than 45 are almost sure to show an annual ratio of 1 in sample.
  expect(computeMinBacktestYears(45, 1)!.years).toBeLessThan(5);
  expect(computeMinBacktestYears(46, 1)!.years).toBeGreaterThan(5);
});

test('in one year the best of 100 without skill shows 2.53, of 3,000 shows 3.56', () => {
  expect(computeMinBacktestYears(100, 2.5306029)!.years).toBeCloseTo(1, 6);
  expect(computeMinBacktestYears(3_000, 3.56)!.years).toBeCloseTo(1, 2);
});

test('the rule of thumb is never below, more trials need no less, and twice the ratio a quarter', () => {
  const trials = fc.double({ min: 1, max: 1e9, noNaN: true });
  const ratio = fc.double({ min: 0.01, max: 10, noNaN: true });
  fc.assert(
    fc.property(trials, fc.double({ min: 1, max: 10, noNaN: true }), ratio, (count, more, annual) => {
      const { years, bound } = computeMinBacktestYears(count, annual)!;
      expect(bound).toBeGreaterThanOrEqual(years);
      expect(computeMinBacktestYears(count * more, annual)!.years).toBeGreaterThanOrEqual(years * (1 - 1e-12));
      expect(computeMinBacktestYears(count, 2 * annual)!.years).toBeCloseTo(years / 4, 9);
      expect(Math.sqrt(years) * annual).toBeCloseTo(computeExpectedMaximum(count), 9);
    }),
  );
});

test('a ratio of nothing needs no luck at all, and less than one trial is a fault', () => {
  for (const annual of [0, -1, NaN]) expect(computeMinBacktestYears(10, annual)).toBeUndefined();
  expect(computeMinBacktestYears(1, 1)).toEqual({ years: 0, bound: 0 });
  for (const trials of [0, NaN]) expect(() => computeMinBacktestYears(trials, 1)).toThrow(RangeError);
});

test('over so many years the best of as many strategies without skill shows just that ratio on average', () => {
  const weeks = 52;
  for (const [trials, annual, runs] of [
    [45, 1, 150],
    [10, 0.8, 600],
  ] as const) {
    const random = createRandom(trials);
    const { years } = computeMinBacktestYears(trials, annual)!;
    const best = Array.from({ length: runs }, () => {
      const ratios = Array.from({ length: trials }, () =>
        computeSharpe(normalReturns(random, Math.round(years * weeks), 0), weeks)!,
      );
      return Math.max(...ratios);
    });
    const mean = best.reduce((sum, ratio) => sum + ratio, 0) / runs;
    const deviation = Math.sqrt(best.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / (runs - 1));
    // The formula itself is off by a hundredth at ten trials.
    expect(Math.abs(mean - annual)).toBeLessThan(4 * (deviation / Math.sqrt(runs)) + 0.02 * annual);
  }
});
