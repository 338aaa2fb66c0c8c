import fc from 'fast-check';
import { computeCorrelation } from '../../../src/domain/numerics/correlation';

const of = (...values: number[]): Float64Array => Float64Array.from(values);

test("Anscombe's first set (1973): 0.81642", () => {
  const x = of(10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5);
  const y = of(8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68);
  expect(computeCorrelation(x, y)).toBeCloseTo(0.81642, 5);
});

test('one thing twice is 1, turned about -1, whatever its scale and place', () => {
  const x = of(1, 2, 4, 8);
  expect(
    computeCorrelation(
      x,
      x.map((value) => 3 * value - 7),
    ),
  ).toBeCloseTo(1, 12);
  expect(
    computeCorrelation(
      x,
      x.map((value) => -0.5 * value),
    ),
  ).toBeCloseTo(-1, 12);
});

test('undefined where there is nothing to compare, refused where the two do not belong together', () => {
  expect(computeCorrelation(of(1), of(2))).toBeUndefined();
  expect(computeCorrelation(of(1, 2, 3), of(5, 5, 5))).toBeUndefined();
  expect(() => computeCorrelation(of(1, 2), of(1))).toThrow(RangeError);
});

test('the same either way about', () => {
  const values = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
    minLength: 2,
    maxLength: 20,
  });
  fc.assert(
    fc.property(values, (pairs) => {
      const [a, b] = [of(...pairs.map(([x]) => x)), of(...pairs.map(([, y]) => y))];
      expect(computeCorrelation(a, b)).toBe(computeCorrelation(b, a));
    }),
  );
});
