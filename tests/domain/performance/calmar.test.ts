import fc from 'fast-check';
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

/** Multiples of 1/1024, so that powers of two and changes of sign are exact. */
const drawnReturns = fc
  .array(fc.integer({ min: -512, max: 512 }), { minLength: 1, maxLength: 40 })
  .map((steps) => Float64Array.from(steps, (step) => step / 1_024));

test('rest between the returns changes nothing where the year has as many more periods', () => {
  fc.assert(
    fc.property(drawnReturns, (returns) => {
      const calmar = computeCalmar(returns, 12);
      const rested = computeCalmar(Float64Array.from([...returns].flatMap((value) => [0, value])), 24);
      expect(calmar === undefined).toBe(returns.every((value) => value >= 0));
      if (calmar === undefined) return expect(rested).toBeUndefined();
      expect(Math.abs(rested! - calmar)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(calmar)));
      const wealth = returns.reduce((product, value) => product * (1 + value), 1);
      if (Math.abs(wealth - 1) > 1e-12) expect(Math.sign(calmar)).toBe(Math.sign(wealth - 1));
      // No year loses more than it has, and the drawdown is no less than what was lost.
      expect(calmar).toBeGreaterThan(-1 / (1 - Math.min(...returns.map((value) => 1 + value))));
    }),
  );
});

test('the drawdown hangs on the order of returns, and the ratio with it', () => {
  // A year that brings 0.75 * 2 * 0.75 = 1.125: apart, two falls by a quarter; together, one by seven sixteenths.
  expect(computeCalmar(Float64Array.of(-0.25, 1, -0.25), 3)).toBeCloseTo(0.125 / 0.25, 12);
  expect(computeCalmar(Float64Array.of(-0.25, -0.25, 1), 3)).toBeCloseTo(0.125 / 0.4375, 12);
});
