import fc from 'fast-check';
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

/** Multiples of 1/1024, so that powers of two and changes of sign are exact. */
const drawnReturns = fc
  .array(fc.integer({ min: -512, max: 512 }), { minLength: 0, maxLength: 40 })
  .map((steps) => Float64Array.from(steps, (step) => step / 1_024));

test('leverage leaves the ratio, a bet against turns it, and the order of returns does not matter', () => {
  fc.assert(
    fc.property(drawnReturns, fc.integer({ min: -6, max: 6 }), (returns, exponent) => {
      const sharpe = computeSharpe(returns, 252);
      expect(
        computeSharpe(
          returns.map((value) => value * 2 ** exponent),
          252,
        ),
      ).toBe(sharpe);
      const [against, sorted] = [
        computeSharpe(
          returns.map((value) => 0 - value),
          252,
        ),
        computeSharpe(returns.toSorted(), 252),
      ];
      if (sharpe === undefined) return expect([against, sorted]).toEqual([undefined, undefined]);
      expect(against! + sharpe).toBeCloseTo(0, 12);
      expect(Math.abs(sorted! - sharpe)).toBeLessThanOrEqual(1e-11 * (1 + Math.abs(sharpe)));
      expect(computeSharpe(returns, 4 * 252)).toBeCloseTo(2 * sharpe, 9);
    }),
  );
});
