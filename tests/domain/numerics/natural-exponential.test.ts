import fc from 'fast-check';
import { computeNaturalExponential } from '../../../src/domain/numerics/natural-exponential';
import { computeNaturalLogarithm } from '../../../src/domain/numerics/natural-logarithm';

// Abramowitz & Stegun (1964), table 4.4, and e to twenty digits.
test.each([
  [0, 1],
  [1, 2.718281828459045],
  [-1, 0.36787944117144233],
  [0.5, 1.6487212707001282],
  [10, 22026.465794806718],
  [-20, 2.061153622438558e-9],
])('e to the power of %d is %d', (x, expected) => {
  expect(Math.abs(computeNaturalExponential(x) / expected - 1)).toBeLessThan(1e-15);
});

test('it undoes the logarithm, over the whole range of numbers', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      expect(computeNaturalLogarithm(computeNaturalExponential(x))).toBeCloseTo(
        x,
        9 - Math.ceil(Math.log10(1 + Math.abs(x))),
      );
      expect(Math.abs(computeNaturalExponential(x) / Math.exp(x) - 1)).toBeLessThan(4.5e-16);
    }),
  );
});

test('what is too small is nothing, and what is too large is refused', () => {
  expect(computeNaturalExponential(-1e9)).toBe(0);
  expect(computeNaturalExponential(-Infinity)).toBe(0);
  expect(computeNaturalExponential(709)).toBeLessThan(Infinity);
  expect(() => computeNaturalExponential(710)).toThrow(RangeError);
  expect(() => computeNaturalExponential(Number.NaN)).toThrow(RangeError);
});
