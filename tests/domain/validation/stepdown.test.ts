import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { testStepdown } from '../../../src/domain/validation/stepdown';
import { testSuperiorPredictiveAbility } from '../../../src/domain/validation/superior-predictive-ability';
import { drawFamilies, handWorked, resampled } from '../../support/noise-families';
import { drawReturns, matrixOf, rowsOf } from '../../support/return-matrices';

const zeros = (count: number): number[] => new Array<number>(count).fill(0);

test('by hand: each is held against those that are no better', () => {
  // Scores 2, 1, -3 of rows 2, 0, 3. All three: 2.5 1.2 2.1 1.5, of which two reach 2. Rows 0 and 3: 2.5 1.2 1 1.5, of which all reach 1.
  // Row 3 alone: all reach -3.
  expect(testStepdown(handWorked, { level: 0.6 })).toEqual({ pValues: [1, undefined, 3 / 5, 1], rejected: [2] });
  expect(testStepdown(handWorked, { level: 0.59 }).rejected).toEqual([]);
});

test('by hand: a smaller p-value further down is raised to the one before', () => {
  const close = {
    ...handWorked,
    means: Float64Array.of(1.9, 2, -3),
    deviations: Float64Array.from([...[0, 3, -4], ...[0, 3, -4], ...[0, 0, -4], ...[0, 0, 4]]),
  };
  // Of all three 3 3 0 4 reach 2 three times; without the best 0 0 0 4 reach 1.9 once.
  expect(testStepdown(close, { level: 0.05 }).pValues).toEqual([4 / 5, undefined, 4 / 5, 4 / 5]);
});

test('in families without skill one is named in no more than the level says', () => {
  const [count, level] = [500, 0.1];
  const named = drawFamilies(count, zeros(6), 1).filter(
    (family) => testStepdown(family, { level }).rejected.length > 0,
  );
  const deviation = Math.sqrt((level * (1 - level)) / count);
  expect(Math.abs(named.length / count - level)).toBeLessThan(3.5 * deviation);
});

test('with two strategies that have an edge one of the others is named in no more than the level says', () => {
  const [count, level] = [400, 0.1];
  const families = drawFamilies(count, [0.6, 0.6, ...zeros(5)], 2).map((family) => testStepdown(family, { level }));
  const wrong = families.filter(({ rejected }) => rejected.some((row) => row > 1));
  expect(wrong.length / count - level).toBeLessThan(3.5 * Math.sqrt((level * (1 - level)) / count));
  expect(families.filter(({ rejected }) => rejected.includes(0) && rejected.includes(1)).length).toBeGreaterThan(
    0.95 * count,
  );
});

test('taking those named out of the way names more', () => {
  // Held against all, an edge is hidden by the resamples of wilder names; step by step it is found.
  const families = drawFamilies(60, [...new Array<number>(8).fill(0.6), 0.27, 0.27], 4);
  let [atOnce, stepwise] = [0, 0];
  for (const family of families) {
    const { pValues } = testStepdown(family, { level: 0.05 });
    const scores = family.means.map((mean, i) => mean / family.errors[i]!);
    for (const row of [8, 9]) {
      let reached = 0;
      for (let b = 0; b < family.resamples; b++) {
        const own = family.deviations.subarray(b * 10, (b + 1) * 10).map((value, i) => value / family.errors[i]!);
        if (Math.max(...own) >= scores[row]!) reached++;
      }
      if ((1 + reached) / (1 + family.resamples) <= 0.05) atOnce++;
      if (pValues[row]! <= 0.05) stepwise++;
    }
  }
  expect(stepwise).toBeGreaterThan(atOnce + 10);
});

test('the best has the p-value of the upper test of Hansen, others none below it; leverage and order change nothing', () => {
  const exponents = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(exponents, fc.integer(), (scales, seed) => {
      const rows = rowsOf(drawReturns(createRandom(seed), [0.4, 0.2, 0, 0, -0.2], 40));
      const family = resampled(matrixOf(rows), { resamples: 49 });
      const { pValues, rejected } = testStepdown(family, { level: 0.1 });
      const { best, pValues: hansen, statistic } = testSuperiorPredictiveAbility(family);
      if (statistic > 0) expect(pValues[best]).toBe(hansen.upper);
      expect(Math.min(...pValues.map((pValue) => pValue ?? NaN))).toBe(pValues[best]);
      expect(rejected).toEqual([0, 1, 2, 3, 4].filter((row) => pValues[row]! <= 0.1));
      const scaled = rows.map((row, i) => row.map((value) => value * 2 ** scales[i]!)).reverse();
      const after = testStepdown(resampled(matrixOf(scaled), { resamples: 49 }), { level: 0.1 });
      expect([...after.pValues].reverse()).toEqual(pValues);
    }),
    { numRuns: 40 },
  );
});

test('a level that is none is a fault', () => {
  for (const level of [0, 1, NaN]) expect(() => testStepdown(handWorked, { level })).toThrow(RangeError);
});
