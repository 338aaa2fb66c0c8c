import fc from 'fast-check';
import { computeNaturalLogarithm } from '../../../src/domain/numerics/natural-logarithm';

test('the logarithms of 1, 2, 10 and 1/2 are those of the tables (Abramowitz & Stegun 1964, 4.1)', () => {
  expect(computeNaturalLogarithm(1)).toBe(0);
  expect(computeNaturalLogarithm(2)).toBe(0.6931471805599453);
  expect(computeNaturalLogarithm(10)).toBe(2.302585092994046);
  expect(computeNaturalLogarithm(0.5)).toBe(-0.6931471805599453);
});

test('it is within two units in the last place of the platform, whatever the size', () => {
  const magnitudes = fc.oneof(
    fc.double({ min: 2 ** -1022, max: Number.MAX_VALUE, noNaN: true }),
    fc.double({ min: 0.9, max: 1.1, noNaN: true }),
  );
  fc.assert(
    fc.property(magnitudes, (x) => {
      const expected = Math.log(x);
      expect(Math.abs(computeNaturalLogarithm(x) - expected)).toBeLessThanOrEqual(Math.abs(expected) * 4.5e-16);
    }),
    { numRuns: 2_000 },
  );
});

test('what has no logarithm is refused', () => {
  for (const x of [0, -1, Number.NaN, Infinity, 2 ** -1030])
    expect(() => computeNaturalLogarithm(x)).toThrow(RangeError);
});
