import fc from 'fast-check';
import { adjustForFalseDiscovery } from '../../../src/domain/numerics/false-discovery-rate';
import { adjustForFamily } from '../../../src/domain/numerics/family-wise-error';
import { createRandom } from '../../../src/domain/numerics/random';

const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 });

test('four p-values by hand: each times how many are left, and none below the one before', () => {
  const adjusted = adjustForFamily([0.01, 0.04, 0.03, 0.005]);
  expect(adjusted.map((pValue) => Number(pValue.toFixed(12)))).toEqual([0.03, 0.06, 0.06, 0.02]);
});

test('of the fifteen p-values of Benjamini and Hochberg 1995 the family keeps three at 5 %, as their section 3 says of Bonferroni', () => {
  const pValues = [
    ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344],
    ...[0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
  ];
  expect(adjustForFamily(pValues).filter((pValue) => pValue <= 0.05)).toHaveLength(3);
});

test('it is never laxer than the false discovery rate and never stricter than Bonferroni', () => {
  expect(adjustForFamily([])).toEqual([]);
  fc.assert(
    fc.property(probabilities, (pValues) => {
      const screened = adjustForFalseDiscovery(pValues);
      adjustForFamily(pValues).forEach((pValue, index) => {
        expect(pValue).toBeGreaterThanOrEqual(screened[index]! * (1 - 1e-12));
        expect(pValue).toBeLessThanOrEqual(Math.min(1, pValues[index]! * pValues.length));
      });
    }),
  );
});

test('the order of the p-values is kept, and the order in which they come changes nothing', () => {
  fc.assert(
    fc.property(probabilities, (pValues) => {
      const adjusted = adjustForFamily(pValues);
      expect(adjustForFamily([...pValues].reverse()).reverse()).toEqual(adjusted);
      pValues.forEach((pValue, index) => {
        const larger = pValues.findIndex((other) => other >= pValue);
        if (larger >= 0 && pValues[larger]! > pValue)
          expect(adjusted[larger]).toBeGreaterThanOrEqual(adjusted[index] ?? NaN);
      });
    }),
  );
});

test('among ten true hypotheses one is refused in no more than 5 % of the families', () => {
  const random = createRandom(4);
  const families = 4_000;
  let failed = 0;
  for (let family = 0; family < families; family++) {
    const pValues = Array.from({ length: 10 }, () => random.uniform());
    if (Math.min(...adjustForFamily(pValues)) <= 0.05) failed++;
  }
  // Independent: 1 - (1 - 0.005)^10 = 4.89 %.
  const deviation = Math.sqrt((0.0489 * 0.9511) / families);
  expect(Math.abs(failed / families - 0.0489)).toBeLessThan(4 * deviation);
});

test('what is no probability is refused', () => {
  for (const wrong of [-0.1, 1.1, Number.NaN]) expect(() => adjustForFamily([0.5, wrong])).toThrow(RangeError);
});
