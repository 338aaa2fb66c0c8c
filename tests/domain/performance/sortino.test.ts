import { computeSortino } from '../../../src/domain/performance/sortino';

/** The mixed series of empyrical's tests without its undefined first return. */
const mixed = Float64Array.of(0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1);

test('the mixed series of empyrical gives its published Sortino ratio', () => {
  expect(computeSortino(mixed, 252)).toBeCloseTo(2.605531251673693, 12);
});

test('without losses, or with losses that are rounding beside the gains, there is no ratio', () => {
  expect(computeSortino(Float64Array.of(0.01, 0.02), 252)).toBeUndefined();
  expect(computeSortino(Float64Array.of(0.01, -1e-17), 252)).toBeUndefined();
  expect(computeSortino(new Float64Array(0), 252)).toBeUndefined();
});

test('a year without periods and a return that is not a number are faults', () => {
  for (const periodsPerYear of [0, -252, NaN, Infinity]) {
    expect(() => computeSortino(Float64Array.of(0.01, 0.02), periodsPerYear)).toThrow('periods per year');
  }
  expect(() => computeSortino(Float64Array.of(0.01, NaN), 252)).toThrow('value 1 is NaN');
});
