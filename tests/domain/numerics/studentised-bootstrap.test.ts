import { createRandom } from '../../../src/domain/numerics/random';
import { createStationaryBootstrap } from '../../../src/domain/numerics/stationary-bootstrap';
import { computeResampledVariance } from '../../../src/domain/numerics/stationary-bootstrap-variance';
import { computeMean } from '../../../src/domain/numerics/statistics';
import {
  bootstrapStudentised,
  computePValueAbove,
  computeStudentisedBounds,
  type SmoothFigure,
} from '../../../src/domain/numerics/studentised-bootstrap';

function autoregression(length: number, seed: number): Float64Array {
  const random = createRandom(seed);
  let level = 0;
  return Float64Array.from({ length }, () => (level = 0.4 * level + random.normal()));
}

const meanOf = (values: Float64Array): SmoothFigure => ({
  columns: [values],
  evaluate: (means) => means[0]!,
  differentiate: () => [1],
});

/** Mean of squares over the mean of exponentials: any smooth function will do. */
const ratioOf = (values: Float64Array): SmoothFigure => ({
  columns: [values.map((value) => value * value), values.map(Math.exp)],
  evaluate: (means) => means[0]! / means[1]!,
  differentiate: (means) => [1 / means[1]!, -means[0]! / (means[1]! * means[1]!)],
});

test('the mean has the standard error of the stationary bootstrap', () => {
  const values = autoregression(300, 1);
  const found = bootstrapStudentised(meanOf(values), { random: createRandom(2), resamples: 9 })!;
  expect(found.value).toBe(computeMean(values));
  expect(found.meanBlockLength).toBeGreaterThan(1.5);
  expect(found.standardError ** 2 * 300).toBeCloseTo(computeResampledVariance(values, found.meanBlockLength)!, 10);
});

test('deviations are those of resamples written out value by value', () => {
  const values = autoregression(60, 5);
  const figure = ratioOf(values);
  const { value, meanBlockLength, deviations } = bootstrapStudentised(figure, {
    random: createRandom(4),
    resamples: 50,
  })!;
  const bootstrap = createStationaryBootstrap({ observations: 60, meanBlockLength, random: createRandom(4) });
  const expected = Array.from({ length: 50 }, () => {
    const blocks = bootstrap.draw();
    const places: number[][] = Array.from({ length: blocks }, (_, block) =>
      Array.from({ length: bootstrap.lengths[block]! }, (__, i) => (bootstrap.starts[block]! + i) % 60),
    );
    const means = figure.columns.map((column) => computeMean(places.flat().map((place) => column[place]!))!);
    const slopes = figure.differentiate(Float64Array.from(means));
    const influence = (place: number): number =>
      figure.columns.reduce((sum, column, c) => sum + slopes[c]! * (column[place]! - means[c]!), 0);
    const squares = places.map((block) => block.reduce((sum, place) => sum + influence(place), 0) ** 2);
    const standardError = Math.sqrt(squares.reduce((sum, square) => sum + square, 0)) / 60;
    return (figure.evaluate(Float64Array.from(means))! - value) / standardError;
  });
  expect(deviations).toHaveLength(50);
  for (const [place, deviation] of expected.entries()) expect(deviations[place]).toBeCloseTo(deviation, 8);
});

test('by hand: of a mean of squares that are 1 and 4 by halves, deviations are those of a count', () => {
  // Eight values are drawn one by one. With k fours the mean is off by 3 (k - 4) / 8 and its variance, taken about itself, 9 k (8 - k) / 64 / 8.
  const values = Float64Array.of(1, 2, -1, -2, 2, -1, 1, -2);
  const squares: SmoothFigure = { ...meanOf(values.map((value) => value * value)) };
  const found = bootstrapStudentised(squares, { random: createRandom(3), resamples: 200 })!;
  expect(found).toMatchObject({ value: 2.5, meanBlockLength: 1 });
  expect(found.standardError).toBeCloseTo(1.5 / Math.sqrt(8), 12);
  const possible = [1, 2, 3, 4, 5, 6, 7].map((k) => (Math.sqrt(8) * (k - 4)) / Math.sqrt(k * (8 - k)));
  const counts = possible.map(
    (one) => found.deviations.filter((deviation) => Math.abs(deviation - one) < 1e-12).length,
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(found.deviations.length);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});

test('a level ten thousand million times as high as the variation hides none of it', () => {
  const values = autoregression(64, 5).map((value) => Math.round(8 * value) / 8);
  const draw = () => ({ random: createRandom(8), resamples: 20 });
  const low = bootstrapStudentised(meanOf(values), draw())!;
  const high = bootstrapStudentised(meanOf(values.map((value) => value + 2 ** 35)), draw())!;
  expect(high.standardError).toBeCloseTo(low.standardError, 9);
  for (const [place, deviation] of low.deviations.entries()) expect(high.deviations[place]).toBeCloseTo(deviation, 9);
});

test('p-values count the deviations beyond, and bounds turn them round', () => {
  const found = { value: 3, standardError: 0.5, meanBlockLength: 1, deviations: Float64Array.of(-2, -1, 0, 1, 3) };
  expect(computePValueAbove(found, 2.5)).toBe(3 / 6);
  expect(computePValueAbove(found, 2.4)).toBe(2 / 6);
  expect(computePValueAbove(found, 0)).toBe(1 / 6);
  expect(computePValueAbove(found, 9)).toBe(1);
  expect(computeStudentisedBounds(found, 0.75)).toEqual({ lower: 2.5, upper: 3.5 });
});

test('a figure that cannot be otherwise has no error, and is above what it is above', () => {
  const values = autoregression(50, 6);
  const none: SmoothFigure = {
    columns: [values, values],
    evaluate: (means) => means[0]! - means[1]!,
    differentiate: () => [1, -1],
  };
  const found = bootstrapStudentised(none, { random: createRandom(1), resamples: 9 })!;
  expect(found).toMatchObject({ value: 0, standardError: 0 });
  expect(computePValueAbove(found, -0.1)).toBe(0);
  expect(computePValueAbove(found, 0)).toBe(1);
  expect(computeStudentisedBounds(found, 0.95)).toEqual({ lower: 0, upper: 0 });
});

test('p-values at the truth are uniform, for values that depend on the one before', () => {
  const runs = 150;
  const pValues = Array.from({ length: runs }, (_, run) =>
    computePValueAbove(
      bootstrapStudentised(meanOf(autoregression(300, run * 31 + 1)), { random: createRandom(run), resamples: 99 })!,
      0,
    ),
  ).sort((a, b) => a - b);
  const distance = Math.max(...pValues.map((pValue, place) => Math.abs(pValue - (place + 0.5) / runs)));
  expect(distance * Math.sqrt(runs)).toBeLessThan(1.63); // 1 % point of Kolmogorov's distribution
});

test('no figure, no bootstrap; options out of range are faults', () => {
  const values = autoregression(50, 7);
  const draw = { random: createRandom(1), resamples: 9 };
  const nowhere: SmoothFigure = { ...meanOf(values), evaluate: () => undefined };
  const rarely: SmoothFigure = {
    ...meanOf(values),
    evaluate: (means) => (means[0] === computeMean(values) ? 1 : undefined),
  };
  expect(bootstrapStudentised(nowhere, draw)).toBeUndefined();
  expect(bootstrapStudentised(rarely, draw)).toBeUndefined();
  expect(bootstrapStudentised(meanOf(new Float64Array(0)), draw)).toBeUndefined();
  expect(() => bootstrapStudentised(meanOf(values), { ...draw, resamples: 0 })).toThrow(RangeError);
  expect(() => computeStudentisedBounds(bootstrapStudentised(meanOf(values), draw)!, 1)).toThrow(RangeError);
});
