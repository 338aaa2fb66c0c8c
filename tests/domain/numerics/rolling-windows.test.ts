import fc from 'fast-check';
import { rollingDeviation } from '../../../src/domain/numerics/rolling-deviation';
import { rollingHighest, rollingLowest } from '../../../src/domain/numerics/rolling-extremes';
import { rollingSum } from '../../../src/domain/numerics/rolling-sum';

const values = fc
  .array(
    fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Math.fround(value) + 1e-3),
      fc.constant(0),
    ),
    {
      minLength: 1,
      maxLength: 200,
    },
  )
  .map((list) => Float64Array.from(list));
const window = fc.integer({ min: 1, max: 40 });
const lastOf = (column: Float64Array): number => column[column.length - 1]!;

test('a rolling sum is that of its window alone, to the last bit', () => {
  fc.assert(
    fc.property(values, window, (column, size) => {
      const sums = rollingSum(column, size);
      for (let t = size - 1; t < column.length; t++)
        expect(sums[t]).toBe(lastOf(rollingSum(column.slice(t - size + 1, t + 1), size)));
    }),
  );
});

test('a rolling sum is exact: whole numbers in binary fractions leave nothing behind', () => {
  const column = Float64Array.from({ length: 100_000 }, (_, t) => (t === 10 ? 1e15 : 0.1 * (t % 7)));
  const sums = rollingSum(column, 7);
  // 0.1 * (0 + 1 + ... + 6), each product rounded once and their exact sum once.
  const expected = sums[6];
  expect(expected).toBeCloseTo(2.1, 14);
  for (let t = 17; t < column.length; t++) expect(sums[t]).toBe(expected);
});

test('rolling extremes agree with looking at every value', () => {
  fc.assert(
    fc.property(values, window, (column, size) => {
      const highest = rollingHighest(column, size);
      const lowest = rollingLowest(column, size);
      column.forEach((_, t) => {
        const inside = column.slice(Math.max(0, t - size + 1), t + 1);
        expect(highest[t]).toBe(t < size - 1 ? Number.NaN : Math.max(...inside));
        expect(lowest[t]).toBe(t < size - 1 ? Number.NaN : Math.min(...inside));
      });
    }),
  );
});

test('deviations of 2, 4, 4, 4, 5, 5, 7, 9 are 2 of the population and sqrt(32 / 7) of the sample', () => {
  const column = Float64Array.of(Number.NaN, 2, 4, 4, 4, 5, 5, 7, 9);
  const population = rollingDeviation(column, { window: 8, from: 1, kind: 'population' });
  expect(population.mean[8]).toBe(5);
  expect(population.deviation[8]).toBe(2);
  expect(Array.from(population.deviation.subarray(0, 8)).every(Number.isNaN)).toBe(true);
  expect(lastOf(rollingDeviation(column, { window: 8, from: 1, kind: 'sample' }).deviation)).toBe(Math.sqrt(32 / 7));
});

test('equal values have no deviation, whatever they are', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), fc.integer({ min: 2, max: 60 }), (value, size) => {
      const column = new Float64Array(size).fill(value);
      expect(lastOf(rollingDeviation(column, { window: size, from: 0, kind: 'sample' }).deviation)).toBe(0);
    }),
  );
});
