import fc from 'fast-check';
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

/** Multiples of 1/1024, so that powers of two and changes of sign are exact. */
const drawnReturns = fc
  .array(fc.integer({ min: -512, max: 512 }), { minLength: 2, maxLength: 40 })
  .map((steps) => Float64Array.from(steps, (step) => step / 1_024));

test('it grows with leverage, is that of the bet against, and sees neither order nor level', () => {
  fc.assert(
    fc.property(drawnReturns, fc.integer({ min: -6, max: 6 }), (returns, exponent) => {
      const volatility = computeAnnualVolatility(returns, 252)!;
      const levered = returns.map((value) => value * 2 ** exponent);
      expect(computeAnnualVolatility(levered, 252)).toBeCloseTo(volatility * 2 ** exponent, 12);
      expect(
        computeAnnualVolatility(
          returns.map((value) => 0 - value),
          252,
        ),
      ).toBe(volatility);
      expect(computeAnnualVolatility(returns.toSorted(), 252)).toBeCloseTo(volatility, 12);
      expect(
        computeAnnualVolatility(
          returns.map((value) => value + 0.25),
          252,
        ),
      ).toBeCloseTo(volatility, 12);
      expect(computeAnnualVolatility(returns, 4 * 252)).toBeCloseTo(2 * volatility, 12);
    }),
  );
});
