import fc from 'fast-check';
import { computeOmega } from '../../../src/domain/performance/omega';

/** The mixed series of empyrical's tests without its undefined first return. */
const mixed = Float64Array.of(0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1);

test('the mixed series of empyrical gives its published Omega', () => {
  // Its threshold there is 1,000 % a year of 252 periods.
  expect(computeOmega(mixed, 11 ** (1 / 252) - 1)).toBeCloseTo(0.83354263497557934, 12);
});

test('about 0 it is what was gained over what was lost', () => {
  expect(computeOmega(mixed)).toBeCloseTo(19 / 14, 12);
});

test('empyrical agrees where all returns exceed the threshold, or none does', () => {
  const positive = Float64Array.of(1, 2, 1, 1, 1, 1, 1, 1, 1).map((percent) => percent / 100);
  expect(computeOmega(positive, 0.01)).toBeUndefined();
  expect(computeOmega(positive, 0.011)).toBeCloseTo(1.125, 12);
  expect(computeOmega(positive, 0.02)).toBe(0);
});

const returns = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 });
const fractions = (percent: readonly number[]): Float64Array => Float64Array.from(percent, (x) => x / 100);

test('it is 1 less or more as the mean is below or above the threshold, and the unit does not matter', () => {
  fc.assert(
    fc.property(returns, fc.integer({ min: -20, max: 20 }), (percent, threshold) => {
      const omega = computeOmega(fractions(percent), threshold / 100);
      const excess = percent.reduce((sum, x) => sum + x - threshold, 0);
      if (omega === undefined) return expect(Math.min(...percent)).toBeGreaterThanOrEqual(threshold);
      if (excess !== 0) expect(Math.sign(omega - 1)).toBe(Math.sign(excess));
      else expect(omega).toBeCloseTo(1, 9);
      expect(computeOmega(Float64Array.from(percent), threshold)).toBeCloseTo(omega, 9);
    }),
  );
});

test('the order does not matter, and a higher threshold is harder', () => {
  fc.assert(
    fc.property(returns, (percent) => {
      const omega = computeOmega(fractions(percent));
      const reversed = computeOmega(fractions([...percent].reverse()));
      if (omega === undefined) return expect(reversed).toBeUndefined();
      expect(reversed).toBeCloseTo(omega, 9);
      expect(computeOmega(fractions(percent), 0.01)).toBeLessThanOrEqual(omega);
    }),
  );
});

test('no returns, no ratio; what is not a number is a fault', () => {
  expect(computeOmega(new Float64Array(0))).toBeUndefined();
  expect(computeOmega(new Float64Array(5))).toBeUndefined();
  expect(() => computeOmega(Float64Array.of(0.01, NaN))).toThrow('value 1 is NaN');
  expect(() => computeOmega(mixed, NaN)).toThrow(RangeError);
});
