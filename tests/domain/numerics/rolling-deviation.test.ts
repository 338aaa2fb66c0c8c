import fc from 'fast-check';
import { rollingDeviation } from '../../../src/domain/numerics/rolling-deviation';

const lastOf = (column: Float64Array): number => column[column.length - 1]!;

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
