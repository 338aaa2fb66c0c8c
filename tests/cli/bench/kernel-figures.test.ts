import { compareFigures, comparePortfolios, figureCount } from '../../../src/cli/bench/kernel-figures';

const figures = (...values: number[]): Float64Array => {
  const all = new Float64Array(figureCount);
  all.set(values);
  return all;
};

test('figures may differ by 1e-12, of the figure where that is larger than 1', () => {
  expect(compareFigures(figures(0.5, 1e6), figures(0.5, 1e6))).toBe(0);
  expect(compareFigures(figures(0.5 + 2e-12), figures(0.5))).toBeCloseTo(2, 3);
  expect(compareFigures(figures(1e6 + 5e-7), figures(1e6))).toBeCloseTo(0.5, 3);
});

test('figures that are missing or no numbers never pass', () => {
  expect(compareFigures(figures(NaN), figures(1))).toBe(Infinity);
  expect(compareFigures(new Float64Array(3), figures(1))).toBe(Infinity);
});

test('portfolios are compared by total return and largest drawdown', () => {
  const expected = figures();
  expected.set([1.25, 0.1], 10);
  expect(comparePortfolios(Float64Array.of(0.25, 0.1), expected)).toBe(0);
  expect(comparePortfolios(Float64Array.of(0.26, 0.1), expected)).toBeGreaterThan(1);
});
