import fc from 'fast-check';
import {
  assertFinite,
  computeMean,
  computeMoments,
  computeVariance,
  isNegligible,
} from '../../../src/domain/numerics/statistics';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => Math.fround(x));
const series = fc.array(value, { minLength: 3, maxLength: 40 });

test('the moments of 2 4 4 4 5 5 7 9 are those worked by hand', () => {
  const moments = computeMoments([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(moments).toMatchObject({ count: 8, mean: 5 });
  expect(moments?.variance).toBeCloseTo(32 / 7, 14);
  expect(moments?.skewness).toBeCloseTo(0.65625, 14); // third central moment 5.25 over 2^3
  expect(moments?.kurtosis).toBeCloseTo(2.78125, 14); // fourth central moment 44.5 over 2^4
});

test('what a sample is too small to define is undefined', () => {
  expect(computeMean([])).toBeUndefined();
  expect(computeMoments([])).toBeUndefined();
  expect(computeVariance([])).toBeUndefined();
  expect(computeVariance([1])).toBeUndefined();
  expect(computeMoments([3])).toEqual({
    count: 1,
    mean: 3,
    variance: undefined,
    skewness: undefined,
    kurtosis: undefined,
  });
});

test('ten returns of 0.01 do not vary, whatever the rounding of their sum', () => {
  const moments = computeMoments(Array<number>(10).fill(0.01));
  expect(moments).toEqual({ count: 10, mean: 0.01, variance: 0, skewness: undefined, kurtosis: undefined });
});

test('equal values have exactly their own mean and no variance', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 2, max: 300 }), (level, count) => {
      const values = Array<number>(count).fill(level);
      expect(computeMean(values)! - level).toBeCloseTo(0, 6);
      expect(computeVariance(values)).toBe(0);
    }),
  );
});

test('a small spread on a high level keeps its digits', () => {
  // The one-pass formula loses all of them: 1e9 squared has no room for a variance of 1.
  expect(computeVariance([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBeCloseTo(1, 12);
});

test('a change of unit scales mean and variance and leaves the shape; a mirror image has the opposite skewness', () => {
  fc.assert(
    fc.property(series, fc.constantFrom(0.25, 2, 1024), (values, factor) => {
      const plain = computeMoments(values)!;
      const scaled = computeMoments(values.map((x) => x * factor))!;
      expect(scaled.mean).toBe(plain.mean * factor);
      expect(scaled.variance).toBe(plain.variance! * factor * factor);
      expect(scaled.skewness).toBe(plain.skewness);
      expect(scaled.kurtosis).toBe(plain.kurtosis);
      const mirrored = computeMoments(values.map((x) => -x))!;
      expect(mirrored.variance).toBe(plain.variance);
      if (plain.skewness !== undefined) expect(mirrored.skewness! + plain.skewness).toBe(0);
    }),
  );
});

test('kurtosis is at least one more than the square of skewness', () => {
  fc.assert(
    fc.property(series, (values) => {
      const { skewness, kurtosis } = computeMoments(values)!;
      if (skewness === undefined || kurtosis === undefined) return;
      expect(kurtosis).toBeGreaterThanOrEqual((1 + skewness * skewness) * (1 - 1e-9));
    }),
  );
});

test('a value that is not a finite number is a fault that says where', () => {
  expect(() => computeMean([1, NaN])).toThrow('value 1 is NaN');
  expect(() => computeMoments([1, 2, Infinity])).toThrow('value 2 is Infinity');
  expect(() => computeMean([1e308, 1e308])).toThrow('beyond the range');
  expect(() => assertFinite([0, -Infinity])).toThrow(RangeError);
});

test('a variance beyond the range of a number is undefined', () => {
  expect(computeVariance([-1e200, 1e200])).toBeUndefined();
});

test('rounding is negligible, a real spread is not', () => {
  expect(isNegligible(1.8e-18, 0.01)).toBe(true);
  expect(isNegligible(1e-6, 0.01)).toBe(false);
  expect(isNegligible(0, 0)).toBe(true);
});

test('zeros take part by their count: where they stand changes no bit', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 0, max: 50 }), (values, zeros) => {
      const moved = values.filter((x) => x !== 0);
      const before = computeMoments([...Array<number>(zeros).fill(0), ...moved]);
      const between = computeMoments(
        moved
          .flatMap((x, i) => (i < zeros ? [x, 0] : [x]))
          .concat(Array<number>(Math.max(0, zeros - moved.length)).fill(0)),
      );
      expect(between).toStrictEqual(before);
    }),
  );
});
