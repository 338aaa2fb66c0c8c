import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { testSeedSignificance } from '../../../src/domain/validation/seed-significance';
import { normalReturns } from '../../support/return-samples';
import { measureNonUniformity, onePerThousand } from '../../support/uniformity';

const policy = { level: 0.05, effectSize: 0.5 };
const values = [5.1, 4.9, 5.6, 4.7, 5.3]; // mean 5.12, deviation 0.349285 with divisor 4

test('five values against 5, by hand', () => {
  const found = testSeedSignificance(values, 5, policy)!;
  expect(found.tStatistic).toBeCloseTo(0.12 / (0.349285 / Math.sqrt(5)), 5);
  expect(found.effectSize).toBeCloseTo(0.12 / 0.31241, 5);
  expect(found.pValue).toBeCloseTo(0.4854, 3);
  expect(found.passed).toBe(false);
});

test('far below the target passes as far above does: the flaw for which it decides nothing', () => {
  expect(testSeedSignificance(values, 4, policy)).toMatchObject({ passed: true });
  expect(testSeedSignificance(values, 7, policy)).toMatchObject({ passed: true });
  expect(testSeedSignificance(values, 5.12, policy)).toMatchObject({ passed: false });
});

test('values that do not vary have no test', () => {
  expect(testSeedSignificance([1, 1, 1], 0, policy)).toBeUndefined();
  expect(testSeedSignificance([1], 0, policy)).toBeUndefined();
  expect(testSeedSignificance([], 0, policy)).toBeUndefined();
  expect(() => testSeedSignificance([1, NaN], 0, policy)).toThrow(RangeError);
});

test('on target p-values are uniform: as a two-sided test it keeps its level, whatever it is asked for', () => {
  const random = createRandom(3);
  const pValues = Array.from(
    { length: 500 },
    () => testSeedSignificance(normalReturns(random, 12, 1), 1, policy)!.pValue,
  );
  expect(measureNonUniformity(pValues)).toBeLessThan(onePerThousand);
});

test('neither unit nor order matters, and what lies as far below is as significant as what lies above', () => {
  fc.assert(
    fc.property(fc.integer(), fc.double({ min: 0.01, max: 100, noNaN: true }), (seed, unit) => {
      const drawn = normalReturns(createRandom(seed), 12, 0.5);
      const found = testSeedSignificance(drawn, 0.2, policy)!;
      const changed = testSeedSignificance(drawn.map((value) => unit * value).reverse(), 0.2 * unit, policy)!;
      const mirrored = testSeedSignificance(
        drawn.map((value) => -value),
        -0.2,
        policy,
      )!;
      expect(changed.pValue).toBeCloseTo(found.pValue, 9);
      expect(mirrored.pValue).toBeCloseTo(found.pValue, 9);
      expect(mirrored.tStatistic).toBeCloseTo(-found.tStatistic, 9);
    }),
    { numRuns: 30 },
  );
});
