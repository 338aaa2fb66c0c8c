import { computeAnnualVolatility } from '../../../src/domain/performance/annual-volatility';

test('a deviation of 1 % a day is 16 % in a year of 256 days', () => {
  expect(computeAnnualVolatility(Float64Array.of(-0.01, 0, 0.01), 256)).toBeCloseTo(0.16, 14);
});

test('equal returns have no volatility, a single one has none that could be known', () => {
  expect(computeAnnualVolatility(new Float64Array(5).fill(0.01), 256)).toBe(0);
  expect(computeAnnualVolatility(Float64Array.of(0.01), 256)).toBeUndefined();
});

test('a year without periods and a return that is not a number are faults', () => {
  for (const periodsPerYear of [0, -252, NaN, Infinity]) {
    expect(() => computeAnnualVolatility(Float64Array.of(0.01, 0.02), periodsPerYear)).toThrow('periods per year');
  }
  expect(() => computeAnnualVolatility(Float64Array.of(0.01, NaN), 252)).toThrow('value 1 is NaN');
});
