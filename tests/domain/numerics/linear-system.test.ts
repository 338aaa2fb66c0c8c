import fc from 'fast-check';
import { solveLinearSystem } from '../../../src/domain/numerics/linear-system';

test('by hand, with a zero where the first pivot would be', () => {
  // 2 y = 4, x + y = 5.
  expect(
    solveLinearSystem(
      [
        [0, 2],
        [1, 1],
      ],
      [4, 5],
    ),
  ).toEqual([3, 2]);
  expect(solveLinearSystem([], [])).toEqual([]);
});

test('what has no single solution has none', () => {
  expect(
    solveLinearSystem(
      [
        [1, 2],
        [2, 4],
      ],
      [1, 2],
    ),
  ).toBeUndefined();
  expect(solveLinearSystem([[0]], [1])).toBeUndefined();
  // Two rows that differ by rounding alone.
  expect(
    solveLinearSystem(
      [
        [0.1 + 0.2, 1],
        [0.3, 1],
      ],
      [1, 1],
    ),
  ).toBeUndefined();
});

test('the solution put back gives the right side', () => {
  const entry = fc.double({ min: -10, max: 10, noNaN: true });
  const system = fc
    .integer({ min: 1, max: 5 })
    .chain((size) =>
      fc.tuple(
        fc.array(fc.array(entry, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
        fc.array(entry, { minLength: size, maxLength: size }),
      ),
    );
  fc.assert(
    fc.property(system, ([rows, right]) => {
      // A heavy diagonal keeps the system far from singular.
      const matrix = rows.map((row, index) => row.map((value, column) => (column === index ? 60 + value : value)));
      const solution = solveLinearSystem(matrix, right);
      expect(solution).toBeDefined();
      matrix.forEach((row, index) => {
        const sum = row.reduce((total, value, column) => total + value * (solution?.[column] ?? NaN), 0);
        expect(sum).toBeCloseTo(right[index]!, 9);
      });
    }),
  );
});
