import { chooseRows } from '../../../src/domain/validation/training-choice';

/** Sixteenths, whose sums and squares are exact: rows that train alike then have the very same ratio. */
function matrixOf(...rows: readonly (readonly number[])[]) {
  return {
    rows: rows.length,
    columns: rows[0]!.length,
    values: Float64Array.from(rows.flat(), (value) => value / 16),
  };
}

const split = { train: [{ from: 0, to: 4 }] };

test('of rows that train equally well the first is chosen, however each goes on', () => {
  const losing = [1, 3, 1, 3, -2, -2, -2, -2];
  const winning = [3, 1, 3, 1, 4, 4, 4, 4];
  expect(chooseRows(matrixOf(losing, winning), [split])).toEqual(Int32Array.of(0));
  expect(chooseRows(matrixOf(winning, losing), [split])).toEqual(Int32Array.of(0));
  expect(chooseRows(matrixOf([1, -1, 1, -1, 0, 0, 0, 0], losing, winning), [split])).toEqual(Int32Array.of(1));
});

test('a row that earns less for its risk is not chosen for coming first, nor one that does not vary', () => {
  const steady = [2, 3, 2, 3, 0, 0, 0, 0];
  const bold = [0, 8, 0, 8, 9, 9, 9, 9];
  const still = [5, 5, 5, 5, 1, -1, 1, -1];
  expect(chooseRows(matrixOf(bold, still, steady), [split])).toEqual(Int32Array.of(2));
  expect(chooseRows(matrixOf(still), [split])).toEqual(Int32Array.of(-1));
});

test('each split is chosen for by itself, over its ranges together', () => {
  const early = [1, 3, 1, 3, -1, -3, -1, -3];
  const late = early.map((value) => -value);
  const splits = [
    split,
    { train: [{ from: 4, to: 8 }] },
    {
      train: [
        { from: 0, to: 1 },
        { from: 5, to: 8 },
      ],
    },
  ];
  expect(chooseRows(matrixOf(early, late), splits)).toEqual(Int32Array.of(0, 1, 1));
});
