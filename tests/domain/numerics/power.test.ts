import fc from 'fast-check';
import { power } from '../../../src/domain/numerics/power';

test.each([
  [4, 0.5, 2],
  [32, 0.2, 2],
  [1024, 0.1, 2],
  [2, 10, 1024],
  [9, 0.5, 3],
  [0.25, -0.5, 2],
  [1e300, 0, 1],
  [7, 0, 1],
  [1, 12.34, 1],
  [0, 0.6, 0],
  [1e200, 2, Infinity],
  [1e-200, 2, 0],
])('%d to the power of %d is %d', (base, exponent, expected) => {
  expect(power(base, exponent)).toBe(expected);
});

test('is off from the true value by less than a part in 10^15', () => {
  const base = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(base, fc.double({ min: -4, max: 4, noNaN: true }), (x, y) => {
      expect(Math.abs(power(x, y) / Math.pow(x, y) - 1)).toBeLessThanOrEqual(1e-15);
    }),
    { numRuns: 2_000 },
  );
});

test('holds over the whole range of normal numbers', () => {
  const base = fc.double({ min: 2 ** -1022, max: Number.MAX_VALUE, noNaN: true });
  fc.assert(
    fc.property(base, fc.double({ min: -1, max: 1, noNaN: true }), (x, y) => {
      const expected = Math.pow(x, y);
      fc.pre(expected > 2 ** -1020 && expected < 2 ** 1023);
      expect(Math.abs(power(x, y) / expected - 1)).toBeLessThanOrEqual(1e-15);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [-1, 0.5],
  [0, 0],
  [0, -1],
  [Number.NaN, 1],
  [Infinity, 1],
  [2, Number.NaN],
  [2, 65],
  [5e-324, 0.5],
])('%d to the power of %d is refused', (base, exponent) => {
  expect(() => power(base, exponent)).toThrow(RangeError);
});
