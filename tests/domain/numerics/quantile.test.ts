import fc from 'fast-check';
import { computeQuantile } from '../../../src/domain/numerics/quantile';

const finite = fc.double({ min: -1e300, max: 1e300, noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
const repeating = fc.integer({ min: -3, max: 3 });
const values = fc.oneof(
  fc.array(finite, { minLength: 1, maxLength: 60 }),
  fc.array(repeating, { minLength: 1, maxLength: 60 }),
);

test('the quantiles of 1 to 10 are those of type 7', () => {
  // R: quantile(1:10, c(0, .1, .25, .5, .95, 1)) and Hyndman & Fan (1996), definition 7.
  const table = [
    [0, 1],
    [0.1, 1.9],
    [0.25, 3.25],
    [0.5, 5.5],
    [0.95, 9.55],
    [1, 10],
  ] as const;
  for (const [probability, quantile] of table) {
    expect(computeQuantile([7, 3, 10, 1, 5, 2, 9, 4, 8, 6], probability)).toBeCloseTo(quantile, 14);
  }
});

test('without values there is no quantile, and one value is every quantile', () => {
  expect(computeQuantile([], 0.5)).toBeUndefined();
  expect(computeQuantile([4], 0.3)).toBe(4);
});

test('the quantile is that of the sorted values, and the values stay as they were', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (sample, probability) => {
      const before = [...sample];
      const sorted = [...sample].sort((a, b) => a - b);
      const position = (sorted.length - 1) * probability;
      const rank = Math.floor(position);
      const share = position - rank;
      const expected = share === 0 ? sorted[rank]! : (1 - share) * sorted[rank]! + share * sorted[rank + 1]!;
      expect(computeQuantile(sample, probability)).toBe(expected);
      expect(sample).toEqual(before);
    }),
  );
});

test('a probability outside [0, 1] and a value that is no number are faults', () => {
  for (const p of [-0.1, 1.1, NaN]) expect(() => computeQuantile([1], p)).toThrow(RangeError);
  expect(() => computeQuantile([1, NaN], 0.5)).toThrow('value 1 is NaN');
});
