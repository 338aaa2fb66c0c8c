import fc from 'fast-check';
import { createRandom } from '../../../../src/domain/numerics/random';
import {
  computeKendallTau,
  computeStudentTailDependence,
  fitStudentCopula,
} from '../../../../src/domain/sensory/chaos/student-copula';
import { computeRanks } from '../../../../src/domain/sensory/chaos/ranks';
import { computeTailDependence } from '../../../../src/domain/sensory/chaos/tail-dependence';

/** Pairs of a t distribution with correlation 0.6; normal without degrees of freedom. */
function pairsOf(seed: number, length: number, degrees?: number): readonly [Float64Array, Float64Array] {
  const random = createRandom(seed);
  const [left, right] = [new Float64Array(length), new Float64Array(length)];
  for (let i = 0; i < length; i++) {
    let scale = 1;
    if (degrees !== undefined) {
      let squares = 0;
      for (let degree = 0; degree < degrees; degree++) squares += random.normal() ** 2;
      scale = Math.sqrt(degrees / squares);
    }
    const a = random.normal();
    left[i] = a * scale;
    right[i] = (0.6 * a + 0.8 * random.normal()) * scale;
  }
  return [left, right];
}

// McNeil, Frey & Embrechts (2005), table 5.1: rows by degrees of freedom, columns by correlation -0.5, 0, 0.5, 0.9.
test.each([
  [2, ['0.06', '0.18', '0.39', '0.72']],
  [4, ['0.01', '0.08', '0.25', '0.63']],
  [10, ['0.00', '0.01', '0.08', '0.46']],
])('the published tail dependence of a t copula with %d degrees of freedom', (degrees, published) => {
  const found = [-0.5, 0, 0.5, 0.9].map((correlation) => computeStudentTailDependence(correlation, degrees).toFixed(2));
  expect(found).toEqual(published);
  expect(computeStudentTailDependence(1, degrees)).toBe(1);
  expect(computeStudentTailDependence(-1, degrees)).toBe(0);
});

test("Kendall's tau and ranks by hand, ties among them", () => {
  // Pairs in order: 5 agree, 1 does not.
  expect(computeKendallTau(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 3, 2, 4))).toBeCloseTo(4 / 6, 15);
  expect(computeKendallTau(Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3))).toBeUndefined();
  // One tie on the left: (5 - 0) / sqrt(5 * 6).
  expect(computeKendallTau(Float64Array.of(1, 1, 2, 3), Float64Array.of(1, 2, 3, 4))).toBeCloseTo(
    5 / Math.sqrt(30),
    15,
  );
  expect([...computeRanks(Float64Array.of(3, 1, 3, 2))]).toEqual([3.5, 1, 3.5, 2]);
});

test('finds the heavy tails of a t copula, and that a normal one has none', () => {
  const heavy = fitStudentCopula(...pairsOf(2, 300, 3))!;
  expect(Math.abs(heavy.correlation - 0.6)).toBeLessThan(0.1);
  expect(heavy.degreesOfFreedom).toBeLessThanOrEqual(5);
  expect(Math.abs(heavy.tailDependence - computeStudentTailDependence(0.6, 3))).toBeLessThan(0.12);
  const light = fitStudentCopula(...pairsOf(3, 300))!;
  expect(light.degreesOfFreedom).toBeGreaterThanOrEqual(12);
  expect(light.tailDependence).toBeLessThan(0.08);
});

test('by hand: series that are one fall together always, opposite ones never', () => {
  const [left] = pairsOf(5, 100);
  const same = computeTailDependence(left, left)!;
  expect(same).toMatchObject({ pairs: 100, lowerTail: 1, standardError: 0, share: 0.05 });
  expect(same.copula?.correlation).toBeGreaterThan(0.999);
  const opposite = computeTailDependence(
    left,
    left.map((value) => -value),
  )!;
  expect(opposite.lowerTail).toBe(0);
  expect(opposite.copula?.tailDependence).toBeLessThan(1e-3);
});

test('what is independent falls together as seldom as chance has it', () => {
  const rates = Array.from({ length: 10 }, (_, run) => {
    const [left] = pairsOf(run + 100, 200);
    const [right] = pairsOf(run + 500, 200);
    return computeTailDependence(left, right)!.lowerTail;
  });
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  // The share itself, within three errors of 100 comparisons.
  expect(Math.abs(mean - 0.05)).toBeLessThan(3 * Math.sqrt((0.05 * 0.95) / 100));
});

test('only the order counts: no growing function of the returns changes anything', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const [left, right] = pairsOf(seed, 100, 4);
      const bent = left.map((value) => Math.exp(value / 4));
      expect(computeTailDependence(bent, right)).toEqual(computeTailDependence(left, right));
    }),
    { numRuns: 2 },
  );
});

test('few pairs tell nothing, and series of two lengths are no pairs', () => {
  const [left, right] = pairsOf(1, 99);
  expect(computeTailDependence(left, right)).toBeUndefined();
  expect(() => computeTailDependence(left, right.subarray(1))).toThrow('99 and 98 values are no pairs');
  expect(fitStudentCopula(left, new Float64Array(99))).toBeUndefined();
});
