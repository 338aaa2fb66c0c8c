import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { resampleMeans } from '../../../src/domain/numerics/resampled-means';
import { createStationaryBootstrap } from '../../../src/domain/numerics/stationary-bootstrap';

function drawSeries(rows: number, columns: number, seed: number): { values: Float64Array; means: Float64Array } {
  const random = createRandom(seed);
  const values = Float64Array.from({ length: rows * columns }, () => 0.3 + random.normal());
  const means = Float64Array.from({ length: rows }, (_, row) => {
    const series = values.subarray(row * columns, (row + 1) * columns);
    return series.reduce((sum, value) => sum + value, 0) / columns;
  });
  return { values, means };
}

test('blocks by difference of running sums give what copying value by value gives', () => {
  fc.assert(
    fc.property(
      fc.record({ rows: fc.integer({ min: 1, max: 19 }), columns: fc.integer({ min: 1, max: 60 }) }),
      fc.double({ min: 1, max: 100, noNaN: true }),
      fc.integer({ min: 0, max: 1_000_000 }),
      ({ rows, columns }, meanBlockLength, seed) => {
        const { values, means } = drawSeries(rows, columns, seed);
        const resamples = 5;
        const options = { resamples, meanBlockLength, random: createRandom(seed + 1) };
        const deviations = resampleMeans({ rows, columns, values }, means, options);
        const bootstrap = createStationaryBootstrap({
          observations: columns,
          meanBlockLength,
          random: createRandom(seed + 1),
        });
        for (let resample = 0; resample < resamples; resample++) {
          const blocks = bootstrap.draw();
          for (let row = 0; row < rows; row++) {
            let sum = 0;
            for (let block = 0; block < blocks; block++)
              for (let i = 0; i < bootstrap.lengths[block]!; i++)
                sum += values[row * columns + ((bootstrap.starts[block]! + i) % columns)]!;
            expect(deviations[resample * rows + row]).toBeCloseTo(sum / columns - means[row]!, 12);
          }
        }
      },
    ),
  );
});

test('a series has the same resamples to the last bit, whoever stands beside it', () => {
  const [rows, columns, resamples] = [11, 40, 7];
  const { values, means } = drawSeries(rows, columns, 4);
  const optionsOf = () => ({ resamples, meanBlockLength: 3, random: createRandom(9) });
  const together = resampleMeans({ rows, columns, values }, means, optionsOf());
  for (const row of [0, 7, 8, 10]) {
    const series = values.slice(row * columns, (row + 1) * columns);
    const alone = resampleMeans({ rows: 1, columns, values: series }, means.slice(row, row + 1), optionsOf());
    expect(Array.from(alone)).toEqual(Array.from({ length: resamples }, (_, b) => together[b * rows + row]));
  }
});

test('resamples drawn in several groups go on where the last one ended', () => {
  // 100,000 positions: two resamples a group.
  const columns = 100_000;
  const { values, means } = drawSeries(1, columns, 5);
  const draw = (resamples: number): number[] => {
    const options = { resamples, meanBlockLength: 2_000, random: createRandom(2) };
    return Array.from(resampleMeans({ rows: 1, columns, values }, means, options));
  };
  expect(new Set(draw(5)).size).toBe(5);
  expect(draw(5).slice(0, 3)).toEqual(draw(3));
});

test('a number of resamples that is none is a fault', () => {
  const { values, means } = drawSeries(1, 10, 1);
  for (const resamples of [0, 1.5, NaN])
    expect(() =>
      resampleMeans({ rows: 1, columns: 10, values }, means, {
        resamples,
        meanBlockLength: 2,
        random: createRandom(1),
      }),
    ).toThrow(RangeError);
});
