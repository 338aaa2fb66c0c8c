import fc from 'fast-check';
import { computeArchiveHypervolume, computeHypervolume } from '../../../src/domain/evolution/hypervolume';
import { scored } from '../../support/scored-genomes';

test('by hand, two and three objectives to be minimised', () => {
  // Boxes of 3 x 1, 2 x 2 and 1 x 3 at the corner (4, 4), overlapping in stairs.
  expect(
    computeHypervolume(
      [
        [1, 3],
        [2, 2],
        [3, 1],
      ],
      [4, 4],
    ),
  ).toBe(6);
  // Two boxes of 2 x 1 x 1 that share a cube.
  expect(
    computeHypervolume(
      [
        [0, 1, 1],
        [1, 0, 1],
      ],
      [2, 2, 2],
    ),
  ).toBe(3);
});

test('a line of points on the front of ZDT1 comes to its integral', () => {
  const points = Array.from({ length: 2_001 }, (_, step) => [step / 2_000, 1 - Math.sqrt(step / 2_000)]);
  expect(computeHypervolume(points, [1.1, 1.1])).toBeCloseTo(0.876667, 3);
});

test('who is no better than the reference adds nothing', () => {
  const inside = [[0.5, 0.5]];
  expect(computeHypervolume([...inside, [1, 0.1], [0.1, 1.2]], [1, 1])).toBe(0.25);
  expect(computeHypervolume([[1, 1]], [1, 1])).toBe(0);
  expect(computeHypervolume([], [1, 1])).toBe(0);
});

test('lengths that differ are refused', () => {
  expect(() => computeHypervolume([[1, 2, 3]], [4, 4])).toThrow('the reference has 2 objectives, the points have 3');
  expect(() => computeHypervolume([[1, NaN]], [4, 4])).toThrow(RangeError);
});

/** Volume by counting the cells of a whole-number grid: exact for whole coordinates. */
function countCells(points: readonly (readonly number[])[], width: number, edge: number): number {
  let cells = 0;
  for (let cell = 0; cell < edge ** width; cell++) {
    const corner = Array.from({ length: width }, (_, column) => Math.floor(cell / edge ** column) % edge);
    if (points.some((point) => point.every((value, column) => value > corner[column]!))) cells++;
  }
  return cells;
}

test('in one to five dimensions it is the number of cells of the grid below some point', () => {
  const edge = 4;
  const sets = fc.integer({ min: 1, max: 5 }).chain((width) =>
    fc.record({
      width: fc.constant(width),
      points: fc.array(fc.array(fc.integer({ min: 0, max: edge }), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 14,
      }),
    }),
  );
  fc.assert(
    fc.property(sets, ({ width, points }) => {
      const origin = new Array<number>(width).fill(0);
      expect(computeHypervolume(points, origin, 'maximise')).toBe(countCells(points, width, edge));
      const mirrored = points.map((point) => point.map((value) => -value));
      expect(computeHypervolume(mirrored, origin)).toBe(countCells(points, width, edge));
    }),
    { numRuns: 150 },
  );
});

const clouds = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 20,
  }),
);

test('the order of the points does not change a bit of it, and twins and the dominated not its value', () => {
  fc.assert(
    fc.property(clouds, (points) => {
      const origin = points[0]!.map(() => 0);
      const volume = computeHypervolume(points, origin, 'maximise');
      expect(computeHypervolume([...points].reverse(), origin, 'maximise')).toBe(volume);
      const behind = points.map((point) => point.map((value) => value / 2));
      expect(computeHypervolume([...points, ...points, ...behind], origin, 'maximise')).toBeCloseTo(volume, 12);
    }),
  );
});

test('one more point never takes volume away, and adds at most its own box', () => {
  fc.assert(
    fc.property(clouds, (points) => {
      const origin = points[0]!.map(() => 0);
      const [first = [], ...rest] = points;
      const without = computeHypervolume(rest, origin, 'maximise');
      const gain = computeHypervolume(points, origin, 'maximise') - without;
      expect(gain).toBeGreaterThanOrEqual(-1e-12);
      expect(gain).toBeLessThanOrEqual(first.reduce((product, value) => product * value, 1) + 1e-12);
    }),
  );
});

test('an archive has the share of fitness space that its feasible members dominate', () => {
  const archive = [scored('a', [0.5, 0.5, 0.5, 0.5]), scored('b', [1, 0.5, 0.5, 0.25])];
  expect(computeArchiveHypervolume(archive)).toBe(0.0625 + 0.03125);
  expect(computeArchiveHypervolume([...archive, scored('c', [1, 1, 1, 1], 0.5)])).toBe(0.09375);
  expect(computeArchiveHypervolume([])).toBe(0);
  expect(computeArchiveHypervolume([scored('a', [1, 1, 1, 1])])).toBe(1);
});
