import fc from 'fast-check';
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

/** Multiples of 1/1024, so that powers of two and changes of sign are exact. */
const drawnReturns = fc
  .array(fc.integer({ min: -512, max: 512 }), { minLength: 0, maxLength: 40 })
  .map((steps) => Float64Array.from(steps, (step) => step / 1_024));

test('leverage leaves the ratio, the order of returns does not matter, and its sign is that of the mean', () => {
  fc.assert(
    fc.property(drawnReturns, fc.integer({ min: -6, max: 6 }), (returns, exponent) => {
      const sortino = computeSortino(returns, 252);
      expect(
        computeSortino(
          returns.map((value) => value * 2 ** exponent),
          252,
        ),
      ).toBe(sortino);
      const sorted = computeSortino(returns.toSorted(), 252);
      expect(sortino === undefined).toBe(returns.every((value) => value >= 0));
      if (sortino === undefined) return expect(sorted).toBeUndefined();
      expect(Math.abs(sorted! - sortino)).toBeLessThanOrEqual(1e-11 * (1 + Math.abs(sortino)));
      expect(Math.sign(sortino)).toBe(Math.sign(returns.reduce((sum, value) => sum + value, 0)));
      expect(computeSortino(returns, 4 * 252)).toBeCloseTo(2 * sortino, 9);
    }),
  );
});

test('what is gained counts in the mean alone, what is lost in the risk as well', () => {
  // Means of 2 % and 1 % over the root of 4 squares of 1 %, one of them lost.
  expect(computeSortino(Float64Array.of(0.03, 0.06, -0.02, 0.01), 1)).toBeCloseTo(2, 12);
  expect(computeSortino(Float64Array.of(0.05, 0.04, -0.02, 0.01), 1)).toBeCloseTo(2, 12);
  expect(computeSortino(Float64Array.of(0.06, 0.06, -0.04, 0), 1)).toBeCloseTo(1, 12);
});
