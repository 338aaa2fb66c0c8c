import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { resampleMeans } from '../../../src/domain/numerics/resampled-means';
import { computeResampledVariance } from '../../../src/domain/numerics/stationary-bootstrap-variance';

const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 });
const blockLength = fc.double({ min: 1, max: 200, noNaN: true });

/** As Hansen (2005) prints it: autocovariances weighted by (n - i) / n (1 - q)^i + i / n (1 - q)^(n - i), q = 1 / block length. */
function kernelVariance(series: readonly number[], meanBlockLength: number): number {
  const n = series.length;
  const mean = series.reduce((sum, value) => sum + value, 0) / n;
  const stay = 1 - 1 / meanBlockLength;
  let variance = 0;
  for (let lag = 0; lag < n; lag++) {
    let covariance = 0;
    for (let t = 0; t + lag < n; t++) covariance += ((series[t]! - mean) * (series[t + lag]! - mean)) / n;
    const weight = ((n - lag) / n) * stay ** lag + (lag / n) * stay ** (n - lag);
    variance += lag === 0 ? covariance : 2 * weight * covariance;
  }
  return variance;
}

test('one, two, three and four by hand: independent draws give the plain variance, blocks of two count the neighbours', () => {
  const series = Float64Array.of(1, 2, 3, 4);
  // Deviations -1.5 -0.5 0.5 1.5: covariances on the circle 1.25, -0.25, -0.75, -0.25.
  expect(computeResampledVariance(series, 1)).toBe(1.25);
  expect(computeResampledVariance(series, 2)).toBeCloseTo(
    1.25 + 2 * (0.75 * 0.5 * -0.25 + 0.5 * 0.25 * -0.75 + 0.25 * 0.125 * -0.25),
    12,
  );
});

test('the recursion is the sum over all lags', () => {
  fc.assert(
    fc.property(values, blockLength, (series, length) => {
      const variance = computeResampledVariance(Float64Array.from(series), length) ?? NaN;
      expect(variance).toBeGreaterThanOrEqual(0);
      expect(Math.abs(variance - kernelVariance(series, length))).toBeLessThan(1e-9);
    }),
  );
});

test('it is the variance that resamples show', () => {
  const random = createRandom(3);
  let last = 0;
  const series = Float64Array.from({ length: 120 }, () => (last = 0.5 * last + random.normal()));
  const mean = series.reduce((sum, value) => sum + value, 0) / series.length;
  const resamples = 20_000;
  const deviations = resampleMeans({ rows: 1, columns: series.length, values: series }, Float64Array.of(mean), {
    resamples,
    meanBlockLength: 6,
    random,
  });
  const shown = (deviations.reduce((sum, value) => sum + value * value, 0) / resamples) * series.length;
  // A variance estimated from so many normal draws strays by sqrt(2 / 20,000) = 1 %.
  expect(shown / (computeResampledVariance(series, 6) ?? NaN)).toBeCloseTo(1, 1);
  expect(Math.abs(shown / (computeResampledVariance(series, 6) ?? NaN) - 1)).toBeLessThan(0.04);
});

test('a unit counts twice, a shift not at all, and direction in time neither', () => {
  fc.assert(
    fc.property(values, blockLength, (series, length) => {
      const variance = computeResampledVariance(Float64Array.from(series), length) ?? NaN;
      const changed = Float64Array.from(series, (value) => 8 * value + 3).reverse();
      expect(Math.abs((computeResampledVariance(changed, length) ?? NaN) - 64 * variance)).toBeLessThan(1e-9);
    }),
  );
});

test('nothing has no variance, and a block shorter than one value is a fault', () => {
  expect(computeResampledVariance(new Float64Array(0), 2)).toBeUndefined();
  expect(computeResampledVariance(Float64Array.of(0.25, 0.25, 0.25), 2)).toBe(0);
  for (const wrong of [0.9, NaN, Infinity])
    expect(() => computeResampledVariance(Float64Array.of(1, 2), wrong)).toThrow(RangeError);
  expect(() => computeResampledVariance(Float64Array.of(1, NaN), 2)).toThrow('value 1 is NaN');
});
