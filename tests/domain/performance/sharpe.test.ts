import { computeSharpe } from '../../../src/domain/performance/sharpe';

/** The mixed series of empyrical's tests without its undefined first return. */
const mixed = Float64Array.of(0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1);

test('the mixed series of empyrical gives its published Sharpe ratio', () => {
  expect(computeSharpe(mixed, 252)).toBeCloseTo(1.7238613961706866, 12);
});

test('returns that do not vary have no ratio', () => {
  expect(computeSharpe(new Float64Array(10).fill(0.01), 252)).toBeUndefined();
  expect(computeSharpe(new Float64Array(0), 252)).toBeUndefined();
});

test('a year without periods and a return that is not a number are faults', () => {
  for (const periodsPerYear of [0, -252, NaN, Infinity]) {
    expect(() => computeSharpe(Float64Array.of(0.01, 0.02), periodsPerYear)).toThrow('periods per year');
  }
  expect(() => computeSharpe(Float64Array.of(0.01, NaN), 252)).toThrow('value 1 is NaN');
});
