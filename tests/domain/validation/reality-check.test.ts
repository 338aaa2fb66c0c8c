import { testRealityCheck } from '../../../src/domain/validation/reality-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { drawFamilies, handWorked, resampled } from '../../support/noise-families';
import { drawReturns, matrixOf, rowsOf } from '../../support/return-matrices';
import { measureLaxity, measureNonUniformity, onePerThousand, onePerThousandOneSided } from '../../support/uniformity';

const zeros = (count: number): number[] => new Array<number>(count).fill(0);

test('by hand: the best has a mean of 2, which two of four resamples reach', () => {
  // Largest deviations of the resamples: 2.5, 1.2, 2.1, 1.5.
  expect(testRealityCheck(handWorked)).toEqual({ statistic: 8, pValue: 3 / 5, best: 2 });
});

test('with no skill anywhere p-values are uniform', () => {
  const pValues = drawFamilies(400, zeros(6), 1).map((family) => testRealityCheck(family).pValue);
  expect(measureNonUniformity(pValues)).toBeLessThan(onePerThousand);
});

test('poor strategies make it cautious, never lax', () => {
  const pValues = drawFamilies(300, [0, 0, -0.3, -0.3, -0.3, -0.3], 2).map((family) => testRealityCheck(family).pValue);
  expect(measureLaxity(pValues)).toBeLessThan(onePerThousandOneSided);
  expect(measureNonUniformity(pValues)).toBeGreaterThan(onePerThousand);
});

test('one strategy with an edge is found', () => {
  const found = drawFamilies(40, [0.5, ...zeros(9)], 3).filter((family) => {
    const { best, pValue } = testRealityCheck(family);
    return best === 0 && pValue <= 0.05;
  });
  expect(found.length).toBeGreaterThan(36);
});

test('one unit for all and the order of the strategies change nothing', () => {
  const rows = rowsOf(drawReturns(createRandom(4), [0.1, 0, 0.05], 60));
  const before = testRealityCheck(resampled(matrixOf(rows)));
  const after = testRealityCheck(resampled(matrixOf(rows.map((row) => row.map((value) => 4 * value)).reverse())));
  expect(after).toEqual({ statistic: 4 * before.statistic, pValue: before.pValue, best: 2 - before.best });
});
