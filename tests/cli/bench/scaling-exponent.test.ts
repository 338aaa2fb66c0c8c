import fc from 'fast-check';
import { fitExponent } from '../../../src/cli/bench/scaling-exponent';

test('a power law gives its own exponent, whatever its unit', () => {
  const exponents = fc.double({ min: -3, max: 3, noNaN: true });
  const factors = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(exponents, factors, fc.integer({ min: 2, max: 8 }), (exponent, factor, points) => {
      const places = Array.from({ length: points }, (_, index) => 3 * 2 ** index);
      const values = places.map((place) => factor * place ** exponent);
      expect(fitExponent(places, values)).toBeCloseTo(exponent, 9);
    }),
  );
});

// Logarithms to base 2: places 0, 1, 2, values 0, 1, 1; slope ((-1)(-2/3) + 0 + (1)(1/3)) / 2 = 1/2.
test('points off the line are fitted by least squares', () => {
  expect(fitExponent([1, 2, 4], [1, 2, 2])).toBeCloseTo(0.5, 12);
});

test('a single place has no slope', () => {
  expect(fitExponent([2], [5])).toBeUndefined();
  expect(fitExponent([2, 2], [5, 6])).toBeUndefined();
  expect(fitExponent([], [])).toBeUndefined();
});
