import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { estimateEffectiveTrials } from '../../../src/domain/validation/effective-trials';
import { normalReturns } from '../../support/return-samples';

const matrixOf = (rows: readonly Float64Array[]) => ({
  rows: rows.length,
  columns: rows[0]!.length,
  values: Float64Array.from(rows.flatMap((row) => [...row])),
});

/** Members of a few families: what a family has in common plus noise of their own, which makes their correlation. */
function families(sizes: readonly number[], seed: number, noise = 0.4): { rows: Float64Array[]; family: number[] } {
  const random = createRandom(seed);
  const rows: Float64Array[] = [];
  const family: number[] = [];
  for (const [label, size] of sizes.entries()) {
    const core = normalReturns(random, 150, 0);
    for (let member = 0; member < size; member++) {
      rows.push(core.map((value) => value + noise * random.normal()));
      family.push(label);
    }
  }
  return { rows, family };
}

const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });

test('variations of k strategies are k trials, whoever they are', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), (members, seed) => {
      const { rows, family } = families(members, seed);
      const { effective, clusters, representatives } = estimateEffectiveTrials(matrixOf(rows))!;
      expect(effective).toBe(members.length);
      expect(clusters).toEqual(family);
      expect(representatives.map((row) => family[row])).toEqual(members.map((_, label) => label));
    }),
    { numRuns: 40 },
  );
});

test('neither the order of the rows nor their units change the families', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), (members, seed) => {
      const { rows, family } = families(members, seed);
      const order = rows.map((_, row) => row).sort((a, b) => ((a * 7 + seed) % 11) - ((b * 7 + seed) % 11));
      const mixed = matrixOf(order.map((row) => rows[row]!.map((value) => 0.01 * (row + 1) * value)));
      const [plain, shuffled] = [estimateEffectiveTrials(matrixOf(rows))!, estimateEffectiveTrials(mixed)!];
      expect(shuffled.effective).toBe(plain.effective);
      expect(shuffled.participation).toBeCloseTo(plain.participation, 9);
      const representatives = shuffled.representatives.map((place) => order[place]!).sort((a, b) => a - b);
      // Of two members each is as close to the other, so the first in the given order stands for both.
      const unique = plain.representatives.filter((row) => members[family[row]!] !== 2);
      expect(representatives).toEqual(expect.arrayContaining(unique));
      for (const [a, first] of order.entries())
        for (const [b, second] of order.entries())
          expect(shuffled.clusters[a] === shuffled.clusters[b]).toBe(plain.clusters[first] === plain.clusters[second]);
    }),
    { numRuns: 20 },
  );
});

test('independent rows are as many trials as they are', () => {
  const { rows } = families(Array<number>(40).fill(1), 5);
  const { effective, participation, clusters, representatives } = estimateEffectiveTrials(matrixOf(rows))!;
  expect(effective).toBe(40);
  expect(clusters).toEqual(rows.map((_, row) => row));
  expect(representatives).toEqual(clusters);
  // Chance correlations of 150 observations have a square of 1 / 149 each: 40^2 / (40 + 40 x 39 / 149).
  expect(participation).toBeCloseTo(40 / (1 + 39 / 149), -0.5);
});

test('exact copies are one trial, and their directions one', () => {
  const [row] = families([1], 3).rows;
  const copies = estimateEffectiveTrials(matrixOf([row!, row!.map((x) => 2 * x + 0.1), row!]))!;
  expect(copies).toMatchObject({ effective: 1, clusters: [0, 0, 0] });
  expect(copies.participation).toBeCloseTo(1, 12);
});

test('a strategy and its opposite are two trials', () => {
  const [row] = families([1], 3).rows;
  expect(estimateEffectiveTrials(matrixOf([row!, row!.map((x) => -x)]))).toMatchObject({ effective: 2 });
});

test('rows are one trial down to a correlation of the root of a half, or what is asked for', () => {
  // Orthogonal waves: a correlation is the product of the shares.
  const wave = Float64Array.from({ length: 40 }, (_, t) => (t % 2 === 0 ? 1 : -1));
  const other = Float64Array.from({ length: 40 }, (_, t) => (t % 4 < 2 ? 1 : -1));
  const pair = (correlation: number) =>
    matrixOf([wave, wave.map((x, t) => correlation * x + Math.sqrt(1 - correlation ** 2) * other[t]!)]);
  expect(estimateEffectiveTrials(pair(0.72))).toMatchObject({ effective: 1 });
  expect(estimateEffectiveTrials(pair(0.69))).toMatchObject({ effective: 2 });
  expect(estimateEffectiveTrials(pair(0.69), { minCorrelation: 0.5 })).toMatchObject({ effective: 1 });
});

test('the row in the middle stands for its cluster', () => {
  const { rows } = families([1, 1, 1], 8);
  const [core, left, right] = rows as [Float64Array, Float64Array, Float64Array];
  const leaning = (side: Float64Array) => core.map((value, t) => value + 0.5 * side[t]!);
  expect(estimateEffectiveTrials(matrixOf([leaning(left), core, leaning(right)]))).toMatchObject({
    effective: 1,
    representatives: [1],
  });
});

test('a row that never moved is no trial, and where none moves there is nothing to count', () => {
  const { rows } = families([2, 1], 4);
  const idle = new Float64Array(150).fill(0.001);
  expect(estimateEffectiveTrials(matrixOf([idle, ...rows, idle]))).toMatchObject({
    effective: 2,
    clusters: [-1, 0, 0, 1, -1],
  });
  expect(estimateEffectiveTrials(matrixOf([idle]))).toBeUndefined();
  expect(estimateEffectiveTrials({ rows: 0, columns: 5, values: new Float64Array(0) })).toBeUndefined();
});

test('what is no matrix of returns is a fault', () => {
  expect(() => estimateEffectiveTrials({ rows: 2, columns: 2, values: new Float64Array(3) })).toThrow('3 values');
  expect(() => estimateEffectiveTrials(matrixOf([Float64Array.of(0.1, NaN)]))).toThrow('value 1 is NaN');
  for (const minCorrelation of [0, 1.1, NaN])
    expect(() => estimateEffectiveTrials(matrixOf([new Float64Array(3)]), { minCorrelation })).toThrow(RangeError);
});
