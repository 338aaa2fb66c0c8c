import fc from 'fast-check';
import { rollingSum } from '../../../src/domain/numerics/rolling-sum';
import { columns, windowSizes } from '../../support/rolling-samples';

const lastOf = (column: Float64Array): number => column[column.length - 1]!;

test('a rolling sum is that of its window alone, to the last bit', () => {
  fc.assert(
    fc.property(columns, windowSizes, (column, size) => {
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
