import { computeCalmar } from '../../../src/domain/performance/calmar';

/** The mixed series of empyrical's tests; its undefined first return is a period without a gain, 0, where returns are compounded. */
const mixed = Float64Array.of(0, 0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1);

test('the mixed series of empyrical gives its published Calmar ratio', () => {
  expect(computeCalmar(mixed, 252)).toBeCloseTo(19.135925373, 8);
});

test('without a drawdown or an annual return there is no ratio', () => {
  expect(computeCalmar(Float64Array.of(0.01, 0.02), 252)).toBeUndefined();
  expect(computeCalmar(Float64Array.of(-1.5), 252)).toBeUndefined();
  expect(computeCalmar(new Float64Array(0), 252)).toBeUndefined();
});

test('a year without periods and a return that is not a number are faults', () => {
  for (const periodsPerYear of [0, -252, NaN, Infinity]) {
    expect(() => computeCalmar(Float64Array.of(0.01, 0.02), periodsPerYear)).toThrow('periods per year');
  }
  expect(() => computeCalmar(Float64Array.of(0.01, NaN), 252)).toThrow('value 1 is NaN');
});
