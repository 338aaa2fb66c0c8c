import fc from 'fast-check';
import { adjustForFalseDiscovery } from '../../../src/domain/numerics/false-discovery-rate';
import { computeNormalCdf } from '../../../src/domain/numerics/normal-distribution';
import { createRandom } from '../../../src/domain/numerics/random';

test('the fifteen p-values of Benjamini and Hochberg 1995, section 3: four stay below 5 %', () => {
  const pValues = [
    ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344],
    ...[0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
  ];
  const adjusted = adjustForFalseDiscovery(pValues);
  expect(adjusted.filter((pValue) => pValue <= 0.05)).toHaveLength(4);
  expect(adjusted.slice(0, 5).map((pValue) => Number(pValue.toFixed(6)))).toEqual([
    ...[0.0015, 0.003, 0.0095, 0.035625, 0.0603],
  ]);
  expect(adjusted[14]).toBe(1);
});

test('one p-value stays what it is, and none is made smaller', () => {
  expect(adjustForFalseDiscovery([])).toEqual([]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (pValues) => {
      const adjusted = adjustForFalseDiscovery(pValues);
      adjusted.forEach((pValue, index) => {
        expect(pValue).toBeGreaterThanOrEqual(pValues[index]!);
        expect(pValue).toBeLessThanOrEqual(1);
      });
      if (pValues.length === 1) expect(adjusted).toEqual(pValues);
      expect(Math.max(...adjusted)).toBe(Math.max(...pValues));
    }),
  );
});

test('the order in which they come changes nothing', () => {
  const pValues = [0.2, 0.01, 0.04, 0.01, 0.9];
  const backwards = adjustForFalseDiscovery([...pValues].reverse()).reverse();
  expect(adjustForFalseDiscovery(pValues)).toEqual(backwards);
});

test('what is no probability is refused', () => {
  for (const wrong of [-0.1, 1.1, Number.NaN]) expect(() => adjustForFalseDiscovery([0.5, wrong])).toThrow(RangeError);
});

test('of what is refused the share of true hypotheses is the level times their share, and without false ones one is refused as often as the level says', () => {
  // Benjamini & Hochberg (1995) promise at most the level; for independent p-values it is exactly this (Benjamini & Yekutieli 2001).
  const [level, families] = [0.2, 2_000];
  const measure = (hypotheses: number, falseOnes: number): { mean: number; error: number } => {
    const random = createRandom(hypotheses + falseOnes);
    const shares = Array.from({ length: families }, () => {
      const pValues = Array.from({ length: hypotheses }, (_, index) =>
        computeNormalCdf(random.normal() - (index < falseOnes ? 2.5 : 0)),
      );
      const refused = adjustForFalseDiscovery(pValues).flatMap((pValue, index) => (pValue <= level ? [index] : []));
      return refused.filter((index) => index >= falseOnes).length / Math.max(refused.length, 1);
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / families;
    const square = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (families - 1);
    return { mean, error: Math.sqrt(square / families) };
  };
  for (const [hypotheses, falseOnes] of [
    [10, 0],
    [20, 5],
    [20, 15],
  ] as const) {
    const { mean, error } = measure(hypotheses, falseOnes);
    expect(Math.abs(mean - level * (1 - falseOnes / hypotheses))).toBeLessThan(4 * error);
  }
});
