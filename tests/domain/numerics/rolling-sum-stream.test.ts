import fc from 'fast-check';
import { rollingSum } from '../../../src/domain/numerics/rolling-sum';
import { openRollingSum } from '../../../src/domain/numerics/rolling-sum-stream';
import { columns, windowSizes } from '../../support/rolling-samples';

test('the sum step by step has the bits of the column, on any numbers and over many folds of its error', () => {
  fc.assert(
    fc.property(columns, windowSizes, (column, size) => {
      const sum = openRollingSum(size);
      const batch = rollingSum(column, size);
      column.forEach((value, t) => expect(sum(value)).toBe(batch[t]));
    }),
  );
  // Magnitudes so far apart that the error carried along counts, and with it when it is folded back.
  const size = (t: number): number => (t % 31 === 0 ? 1e15 : 0.1 + 1e-7 * (t % 17));
  const wild = Float64Array.from({ length: 2_000 }, (_, t) => (((t * 7_919) % 13) - 6) * size(t));
  const sum = openRollingSum(20);
  expect(wild.map((value) => sum(value))).toEqual(rollingSum(wild, 20));
});

test('a number that is none is passed over', () => {
  const sum = openRollingSum(2);
  expect([1, Number.NaN, 2, Number.NaN, 5].map(sum)).toEqual([NaN, NaN, 3, NaN, 7]);
});
