import { computeSelectedReturns } from '../../../src/domain/validation/selected-returns';

// Row 0 earns over bars 0 to 3 and loses after; row 1 the other way round.
const matrix = {
  rows: 2,
  columns: 8,
  values: Float64Array.of(
    0.01,
    0.02,
    0.01,
    0.02,
    -0.01,
    -0.02,
    -0.03,
    -0.04,
    -0.01,
    -0.02,
    -0.01,
    -0.02,
    0.03,
    0.04,
    0.05,
    0.06,
  ),
};

test('each test range brings the returns of whoever was best in its training, joined in order', () => {
  const splits = [
    { train: [{ from: 0, to: 4 }], test: { from: 4, to: 6 } },
    { train: [{ from: 4, to: 6 }], test: { from: 6, to: 8 } },
  ];
  expect(computeSelectedReturns(matrix, splits)).toEqual(Float64Array.of(-0.01, -0.02, 0.05, 0.06));
});

test('of equal ones the first is taken', () => {
  const twice = {
    ...matrix,
    values: Float64Array.from([...matrix.values.subarray(0, 8), ...matrix.values.subarray(0, 8)]),
  };
  const found = computeSelectedReturns(twice, [{ train: [{ from: 0, to: 4 }], test: { from: 4, to: 8 } }]);
  expect(found).toEqual(matrix.values.slice(4, 8));
});

test('what is not tested in any split, or trained on returns that do not vary, brings nothing', () => {
  expect(computeSelectedReturns(matrix, [])).toBeUndefined();
  const flat = { rows: 1, columns: 8, values: new Float64Array(8).fill(0.01) };
  const splits = [{ train: [{ from: 0, to: 4 }], test: { from: 4, to: 8 } }];
  expect(computeSelectedReturns(flat, splits)).toBeUndefined();
});
