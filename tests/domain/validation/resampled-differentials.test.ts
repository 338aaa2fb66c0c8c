import { createRandom } from '../../../src/domain/numerics/random';
import { computeBlockLength } from '../../../src/domain/numerics/stationary-bootstrap-block-length';
import { resampleDifferentials } from '../../../src/domain/validation/resampled-differentials';
import { drawReturns, matrixOf, rowsOf } from '../../support/return-matrices';
import { resampled } from '../../support/noise-families';

test('means, and standard errors as for independent draws where nothing depends on the past', () => {
  const matrix = drawReturns(createRandom(1), [0.1, 0, -0.1], 400);
  const { means, errors, deviations, kept, observations } = resampled(matrix, { resamples: 2_000 });
  expect(kept).toEqual([0, 1, 2]);
  expect(observations).toBe(400);
  for (const [i, row] of rowsOf(matrix).entries()) {
    expect(means[i]).toBeCloseTo(row.reduce((sum, value) => sum + value, 0) / 400, 15);
    expect((errors[i]! * Math.sqrt(400)) / 0.01).toBeCloseTo(1, 0);
    const own = deviations.filter((_, at) => at % 3 === i);
    const shown = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0) / 2_000);
    // A deviation estimated from 2,000 draws strays by 1.6 %.
    expect(Math.abs(shown / errors[i]! - 1)).toBeLessThan(0.065);
  }
});

test('the block length is the median of the automatic ones, and dependence widens the standard errors', () => {
  const random = createRandom(2);
  const persistent = (): number[] => {
    let last = 0;
    return Array.from({ length: 500 }, () => (last = 0.7 * last + 0.01 * random.normal()));
  };
  const rows = [persistent(), persistent(), Array.from({ length: 500 }, () => 0.01 * random.normal())];
  const { meanBlockLength, errors } = resampled(matrixOf(rows));
  const lengths = rows.map((row) => computeBlockLength(row)).sort((a, b) => a - b);
  expect(meanBlockLength).toBe(Number(lengths[1]?.toPrecision(12)));
  expect(meanBlockLength).toBeGreaterThan(5);
  const variance = rows[0]!.reduce((sum, value) => sum + value * value, 0) / 500;
  // The long-run deviation of the process is sqrt((1 + 0.7) / (1 - 0.7)) = 2.4 times that of a bar.
  expect(errors[0]! / Math.sqrt(variance / 500)).toBeGreaterThan(1.6);
});

test('a row that does not vary is left out by its number, and so is the noise of rounding', () => {
  const matrix = drawReturns(createRandom(3), [0, 0], 50);
  const [a, b] = rowsOf(matrix);
  if (!a || !b) throw new Error('two rows');
  const rounding = a.map((_, bar) => (bar % 3) * 1e-17);
  const result = resampled(matrixOf([a.map(() => 0.001), a, a.map(() => 0), rounding, b]));
  expect(result).toEqual({ ...resampled(matrix), rows: 5, kept: [1, 4], leftOut: [0, 2, 3] });
});

test('one seed gives one result, another seed another', () => {
  const matrix = drawReturns(createRandom(4), [0, 0], 50);
  expect(resampled(matrix, { seed: 5 })).toEqual(resampled(matrix, { seed: 5 }));
  expect(resampled(matrix, { seed: 5 }).deviations).not.toEqual(resampled(matrix, { seed: 6 }).deviations);
});

test('too few bars, no rows or none that varies are undefined', () => {
  const options = { resamples: 10, random: createRandom(1) };
  expect(resampleDifferentials(drawReturns(createRandom(1), [0, 0], 9), options)).toBeUndefined();
  expect(resampleDifferentials({ rows: 0, columns: 50, values: new Float64Array(0) }, options)).toBeUndefined();
  expect(resampleDifferentials({ rows: 1, columns: 50, values: new Float64Array(50) }, options)).toBeUndefined();
});

test('values that are none, a matrix that is not filled and no resamples are faults', () => {
  const options = { resamples: 10, random: createRandom(1) };
  const matrix = drawReturns(createRandom(1), [0, 0], 20);
  expect(() => resampleDifferentials({ ...matrix, rows: 3 }, options)).toThrow('40 values are not 3 rows of 20');
  expect(() => resampleDifferentials({ ...matrix, values: matrix.values.with(7, Infinity) }, options)).toThrow(
    'value 7 is Infinity',
  );
  expect(() => resampleDifferentials(matrix, { ...options, resamples: 0 })).toThrow(RangeError);
});
