import fc from 'fast-check';
import { computeNormalCdf } from '../../../src/domain/numerics/normal-distribution';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeSharpe } from '../../../src/domain/performance/sharpe';
import { assemblePaths, listCombinatorialSplits } from '../../../src/domain/validation/combinatorial-splits';
import { crossValidateSelection } from '../../../src/domain/validation/cross-validation';
import type { ReturnMatrix } from '../../../src/domain/validation/stage-evidence';
import { measureNonUniformity, onePerThousand } from '../../support/uniformity';

const options = { groups: 6, testGroups: 2, purgeBars: 1, embargoBars: 2, periodsPerYear: 252, quantile: 0.05 };

function matrixOf(rows: readonly (readonly number[])[]): ReturnMatrix {
  return { rows: rows.length, columns: rows[0]!.length, values: Float64Array.from(rows.flat()) };
}

function noise(rows: number, columns: number, seed: number): number[][] {
  const random = createRandom(seed);
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0.01 * random.normal()));
}

/** The same bar by bar. */
function crossValidatePlainly(rows: readonly (readonly number[])[]): { paths: number[]; chosen: number[] } {
  const splits = listCombinatorialSplits(rows[0]!.length, options);
  const best = splits.map(({ train }) => {
    const ratios = rows.map((row) => {
      const trained = row.filter((_, bar) => train.some(({ from, to }) => bar >= from && bar < to));
      return computeSharpe(Float64Array.from(trained), 252) ?? -Infinity;
    });
    return ratios.indexOf(Math.max(...ratios));
  });
  const paths = assemblePaths(splits, options.groups).map((path) => {
    const returns = path.flatMap((split, group) => {
      const { from, to } = splits[split]!.test[splits[split]!.testGroups.indexOf(group)]!;
      return rows[best[split]!]!.slice(from, to);
    });
    return computeSharpe(Float64Array.from(returns), 252)!;
  });
  return { paths, chosen: rows.map((_, row) => best.filter((one) => one === row).length) };
}

test('sums of ranges choose and pay as bars one by one do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 30, max: 90 }), fc.nat(), (rows, columns, seed) => {
      const returns = noise(rows, columns, seed);
      const found = crossValidateSelection(matrixOf(returns), options)!;
      const expected = crossValidatePlainly(returns);
      expect(found.chosen).toEqual(expected.chosen);
      expect(found.splits).toBe(15);
      expect(found.paths).toHaveLength(5);
      for (const [place, ratio] of expected.paths.entries()) expect(found.paths[place]).toBeCloseTo(ratio, 9);
    }),
    { numRuns: 30 },
  );
});

test('a single strategy is chosen always, and every path is its own history', () => {
  const [returns] = noise(1, 120, 4);
  const found = crossValidateSelection(matrixOf([returns!]), options)!;
  const ratio = computeSharpe(Float64Array.from(returns!), 252)!;
  expect(found.paths).toEqual([ratio, ratio, ratio, ratio, ratio]);
  expect(found).toMatchObject({ lower: ratio, median: ratio, chosen: [15], lossShare: Number(ratio < 0) });
});

test('a strategy that is best everywhere carries all paths, whatever the scale and order of the others', () => {
  const rows = noise(8, 300, 9);
  const strong = rows.map((row, place) => row.map((value) => (place === 5 ? value + 0.004 : value)));
  const found = crossValidateSelection(matrixOf(strong), options)!;
  expect(found.chosen).toEqual([0, 0, 0, 0, 0, 15, 0, 0]);
  expect(found.lossShare).toBe(0);
  const other = crossValidateSelection(
    matrixOf(strong.map((row, i) => row.map((value) => value * (i + 1))).reverse()),
    options,
  )!;
  expect(other.lower).toBeCloseTo(found.lower, 9);
  expect(other.chosen).toEqual([...found.chosen].reverse());
});

test('choosing among noise that was not bred earns nothing on average', () => {
  const medians = Array.from(
    { length: 40 },
    (_, seed) => crossValidateSelection(matrixOf(noise(10, 252, seed)), options)!.median,
  );
  const mean = medians.reduce((sum, median) => sum + median, 0) / medians.length;
  expect(Math.abs(mean)).toBeLessThan(0.6); // ratios of a year scatter by about 1, their mean over 40 by 0.16
});

test('what leaves no choice or no ratio is undefined, never 0', () => {
  expect(crossValidateSelection(matrixOf(noise(3, 5, 1)), options)).toBeUndefined();
  expect(crossValidateSelection(matrixOf([new Array<number>(60).fill(0)]), options)).toBeUndefined();
  const lone = new Array<number>(60).fill(0);
  lone[0] = 0.01;
  expect(crossValidateSelection(matrixOf([lone]), options)).toBeUndefined();
});

test('a matrix that is none is a fault', () => {
  const values = new Float64Array(60);
  expect(() => crossValidateSelection({ rows: 2, columns: 60, values }, options)).toThrow(RangeError);
  expect(() => crossValidateSelection({ rows: 0, columns: 60, values: new Float64Array(0) }, options)).toThrow(
    RangeError,
  );
  values[3] = NaN;
  expect(() => crossValidateSelection({ rows: 1, columns: 60, values }, options)).toThrow(RangeError);
});

test('a path through noise that was not bred is a record like any other of its length', () => {
  const places = Array.from({ length: 150 }, (_, seed) => {
    const { paths } = crossValidateSelection(matrixOf(noise(6, 126, seed + 500)), options)!;
    // The annual ratio of half a year without skill scatters with a variance of 2.
    return computeNormalCdf(paths[seed % paths.length]! / Math.SQRT2);
  });
  expect(measureNonUniformity(places)).toBeLessThan(onePerThousand);
});
