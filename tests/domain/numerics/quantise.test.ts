import fc from 'fast-check';
import { quantise } from '../../../src/domain/numerics/quantise';

const bySpelling = (value: number): number => Number(value.toPrecision(12));

/** Whether the two are the same number, or the numbers for which they are not. */
function findDifferences(values: readonly number[]): number[] {
  return values.filter((value) => !Object.is(quantise(value), bySpelling(value)));
}

test('numbers by hand: twelve digits, and a number of fewer stays as it is', () => {
  expect(quantise(1 / 3)).toBe(0.333333333333);
  expect(quantise(2 / 3)).toBe(0.666666666667);
  expect(quantise(-1_234_567_890_123.4)).toBe(-1_234_567_890_120);
  expect(quantise(99.9999999999996)).toBe(100);
  expect(quantise(114.71)).toBe(114.71);
});

test('is what spelling twelve digits gives, for every double', () => {
  fc.assert(
    fc.property(fc.array(fc.double(), { minLength: 500, maxLength: 500 }), (values) => {
      expect(findDifferences(values)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('and where it is hardest: halves of the last digit, powers of ten, and the numbers next to them', () => {
  const next = (value: number, steps: number): number => value * (1 + steps * Number.EPSILON);
  const halves = fc
    .tuple(fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }), fc.integer({ min: -20, max: 20 }))
    .map(([digits, exponent]) => (digits + 0.5) * 10 ** exponent);
  const powers = fc.integer({ min: -30, max: 40 }).map((exponent) => 10 ** exponent);
  fc.assert(
    fc.property(fc.array(fc.oneof(halves, powers), { minLength: 200, maxLength: 200 }), (values) => {
      const around = values.flatMap((value) => [-2, -1, 0, 1, 2].map((steps) => next(value, steps)));
      expect(findDifferences(around)).toEqual([]);
      expect(findDifferences(around.map((value) => -value))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('what has no twelve digits stays', () => {
  expect(findDifferences([0, -0, NaN, Infinity, -Infinity, Number.MIN_VALUE, Number.MAX_VALUE])).toEqual([]);
});
