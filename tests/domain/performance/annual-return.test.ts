import fc from 'fast-check';
import { computeAnnualReturn } from '../../../src/domain/performance/annual-return';

/** The mixed series of empyrical's tests; its undefined first return is a period without a gain, 0, where returns are compounded. */
const mixed = Float64Array.of(0, 0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1);

test('the mixed series of empyrical gives its published annual return', () => {
  expect(computeAnnualReturn(mixed, 252)).toBeCloseTo(1.9135925373, 9);
});

test('21 % in two years are 10 % a year', () => {
  expect(computeAnnualReturn(Float64Array.of(0.21, 0), 1)).toBeCloseTo(0.1, 14);
});

test('who lost everything has an annual return of -1, who owes has none', () => {
  expect(computeAnnualReturn(Float64Array.of(0.5, -1), 252)).toBe(-1);
  expect(computeAnnualReturn(Float64Array.of(-1.5), 252)).toBeUndefined();
});

test('without returns, or beyond the range of a number, it is undefined', () => {
  expect(computeAnnualReturn(new Float64Array(0), 252)).toBeUndefined();
  expect(computeAnnualReturn(Float64Array.of(1e10), 252)).toBeUndefined();
});

test('a year without periods and a return that is not a number are faults', () => {
  for (const periodsPerYear of [0, -252, NaN, Infinity]) {
    expect(() => computeAnnualReturn(Float64Array.of(0.01, 0.02), periodsPerYear)).toThrow('periods per year');
  }
  expect(() => computeAnnualReturn(Float64Array.of(0.01, NaN), 252)).toThrow('value 1 is NaN');
});

/** Multiples of 1/1024, so that powers of two and changes of sign are exact. */
const drawnReturns = fc
  .array(fc.integer({ min: -512, max: 512 }), { minLength: 1, maxLength: 40 })
  .map((steps) => Float64Array.from(steps, (step) => step / 1_024));

test('neither the order of returns nor living through them twice changes it; in half as long a year wealth grows by the root', () => {
  fc.assert(
    fc.property(drawnReturns, (returns) => {
      const annual = computeAnnualReturn(returns, 12)!;
      const tolerance = 1e-9 * (1 + annual);
      expect(Math.abs(computeAnnualReturn(returns.toSorted(), 12)! - annual)).toBeLessThanOrEqual(tolerance);
      const twice = Float64Array.of(...returns, ...returns);
      expect(Math.abs(computeAnnualReturn(twice, 12)! - annual)).toBeLessThanOrEqual(tolerance);
      const half = computeAnnualReturn(returns, 6)!;
      expect(Math.abs((1 + half) ** 2 - 1 - annual)).toBeLessThanOrEqual(tolerance);
      expect(annual).toBeGreaterThan(-1);
    }),
  );
});
