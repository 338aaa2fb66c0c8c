import fc from 'fast-check';
import { computeHillEstimates, computeHillShape } from '../../../src/domain/numerics/hill-estimates';
import { createRandom } from '../../../src/domain/numerics/random';
import { findStableTail, findTailThreshold } from '../../../src/domain/numerics/tail-threshold';

const paretoOf = (seed: number, index: number, length: number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length }, () => Math.pow(1 - random.uniform(), -1 / index));
};

test('by hand: the mean log excess of the greatest over the next', () => {
  const { shapes, logarithms } = computeHillEstimates([1, Math.E, Math.E ** 3, -5, 0]);
  expect([...logarithms]).toEqual([3, 1, 0]);
  // (3 - 1) / 1, and ((3 - 0) + (1 - 0)) / 2.
  expect([...shapes]).toEqual([NaN, 2, 2]);
  expect(computeHillShape(Float64Array.of(0, 1, 3), 2)).toBe(2);
  expect(computeHillShape(Float64Array.of(0, 1, 3), 1)).toBe(2);
});

test('a tail that begins at 0 or does not vary has no index', () => {
  expect(computeHillShape(Float64Array.of(-Infinity, 1, 3), 2)).toBeUndefined();
  expect(computeHillShape(Float64Array.of(1, 1, 1), 2)).toBeUndefined();
});

test('both forms give the same at every count, and the unit does not matter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (seed, unit) => {
      const values = paretoOf(seed, 2.5, 50);
      const { logarithms, shapes } = computeHillEstimates(values);
      const scaled = computeHillEstimates(values.map((value) => unit * value).reverse()).shapes;
      const ascending = logarithms.slice().reverse();
      for (let k = 1; k < 50; k++) {
        expect(scaled[k]).toBeCloseTo(shapes[k]!, 9);
        expect(computeHillShape(ascending, k)).toBeCloseTo(shapes[k]!, 9);
      }
    }),
    { numRuns: 30 },
  );
});

test('of a pure power law the estimate has the error it states', () => {
  const runs = 400;
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    const shape = computeHillEstimates(paretoOf(run + 1, 3, 400)).shapes[200]!;
    if (Math.abs(1 / shape - 3) <= (1.96 / Math.sqrt(200)) * (1 / shape)) covered++;
  }
  expect(covered / runs).toBeGreaterThan(0.95 - 3 * 0.011);
  expect(covered / runs).toBeLessThanOrEqual(0.95 + 3 * 0.011);
});

describe.each([
  ['the best fit', findTailThreshold],
  ['the quietest stretch', findStableTail],
])('a tail chosen by %s', (_, choose) => {
  test('begins where a power law replaces another distribution', () => {
    const random = createRandom(3);
    // Four fifths uniform below 1, one fifth a power law above it: the widest tail that is one has 400 values.
    const values = [...Array.from({ length: 1_600 }, () => random.uniform()), ...paretoOf(4, 2, 400)];
    const tail = choose(values)!;
    expect(tail.count).toBeLessThanOrEqual(420);
    expect(Math.abs(tail.index - 2)).toBeLessThan(4 * tail.standardError);
    expect(values.filter((value) => value > tail.threshold * (1 + 1e-9))).toHaveLength(tail.count);
  });

  test('has an index that no unit changes', () => {
    const values = paretoOf(8, 3, 300);
    const one = choose(values)!;
    const thousand = choose(values.map((value) => 1_000 * value))!;
    expect(thousand.count).toBe(one.count);
    expect(thousand.index).toBeCloseTo(one.index, 9);
  });

  test('does not exist for few values, or equal ones', () => {
    expect(choose(paretoOf(1, 3, 20))).toBeUndefined();
    expect(choose(new Array<number>(100).fill(2))).toBeUndefined();
    expect(choose([])).toBeUndefined();
    expect(() => choose([NaN])).toThrow(RangeError);
  });
});
