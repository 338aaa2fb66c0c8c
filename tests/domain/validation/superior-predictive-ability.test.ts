import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { testRealityCheck } from '../../../src/domain/validation/reality-check';
import { testSuperiorPredictiveAbility } from '../../../src/domain/validation/superior-predictive-ability';
import { drawFamilies, handWorked, resampled } from '../../support/noise-families';
import { drawReturns, matrixOf, rowsOf } from '../../support/return-matrices';
import { measureLaxity, measureNonUniformity, onePerThousand, onePerThousandOneSided } from '../../support/uniformity';

const zeros = (count: number): number[] => new Array<number>(count).fill(0);

test('by hand: the poor strategy counts in the upper p-value alone', () => {
  // Largest scores of the resamples, 0 at least: upper 2.5 1.2 2.1 1.5. The third lies 3 standard errors below 0 and sqrt(2 log log 16) is 1.43, so
  // it is moved down by 3: 0.5 1.2 2.1 0.2. Nobody else is below 0: lower as consistent. The statistic is 2.
  expect(testSuperiorPredictiveAbility(handWorked)).toEqual({
    statistic: 2,
    best: 2,
    pValues: { lower: 2 / 5, consistent: 2 / 5, upper: 3 / 5 },
  });
});

test('by hand: a strategy a little below the benchmark is moved in the lower p-value alone', () => {
  const near = { ...handWorked, means: Float64Array.of(1, 2, -1) };
  // Lower: 1.5 1.2 2.1 0.5 against 2; consistent and upper 2.5 1.2 2.1 1.5.
  expect(testSuperiorPredictiveAbility(near).pValues).toEqual({ lower: 2 / 5, consistent: 3 / 5, upper: 3 / 5 });
});

test('by hand: whoever lies further than sqrt(2 log log 16) = 1.428 standard errors below is poor', () => {
  const pValueOf = (mean: number): number =>
    testSuperiorPredictiveAbility({ ...handWorked, means: Float64Array.of(1, 2, mean) }).pValues.consistent;
  // Poor by 1.43, its 2.5 in the first resample is 1.07 and does not reach 2; by 1.42 it stays.
  expect(pValueOf(-1.43)).toBe(2 / 5);
  expect(pValueOf(-1.42)).toBe(3 / 5);
});

test('where nobody beats the benchmark the statistic is 0 and chance always reaches it', () => {
  const losers = { ...handWorked, means: Float64Array.of(-1, -2, -3) };
  expect(testSuperiorPredictiveAbility(losers)).toEqual({
    statistic: 0,
    best: 0,
    pValues: { lower: 1, consistent: 1, upper: 1 },
  });
});

test('with no skill anywhere p-values are uniform', () => {
  const families = drawFamilies(400, zeros(6), 1).map((family) => testSuperiorPredictiveAbility(family).pValues);
  expect(measureNonUniformity(families.map(({ consistent }) => consistent))).toBeLessThan(onePerThousand);
  expect(measureNonUniformity(families.map(({ upper }) => upper))).toBeLessThan(onePerThousand);
});

test('poor strategies do not make it lax, nor as cautious as the reality check', () => {
  const families = drawFamilies(300, [0, 0, -0.3, -0.3, -0.3, -0.3], 2);
  const consistent = families.map((family) => testSuperiorPredictiveAbility(family).pValues.consistent);
  expect(measureLaxity(consistent)).toBeLessThan(onePerThousandOneSided);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(consistent)).toBeLessThan(mean(families.map((family) => testRealityCheck(family).pValue)) - 0.05);
});

test('one strategy with an edge is found', () => {
  const found = drawFamilies(40, [0.5, ...zeros(9)], 3).filter((family) => {
    const { best, pValues } = testSuperiorPredictiveAbility(family);
    return best === 0 && pValues.consistent <= 0.05;
  });
  expect(found.length).toBeGreaterThan(36);
});

test('lower is at most consistent is at most upper; leverage and the order of the strategies change nothing', () => {
  const means = fc.array(fc.double({ min: -0.5, max: 0.3, noNaN: true }), { minLength: 4, maxLength: 4 });
  const exponents = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(means, exponents, fc.integer(), (drawn, scales, seed) => {
      const rows = rowsOf(drawReturns(createRandom(seed), drawn, 40));
      const before = testSuperiorPredictiveAbility(resampled(matrixOf(rows), { resamples: 49 }));
      const { lower, consistent, upper } = before.pValues;
      expect(lower).toBeLessThanOrEqual(consistent);
      expect(consistent).toBeLessThanOrEqual(upper);
      const scaled = rows.map((row, i) => row.map((value) => value * 2 ** scales[i]!)).reverse();
      const after = testSuperiorPredictiveAbility(resampled(matrixOf(scaled), { resamples: 49 }));
      expect(after).toEqual({ ...before, best: 3 - before.best });
    }),
    { numRuns: 40 },
  );
});
