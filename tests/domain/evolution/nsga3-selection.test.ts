import fc from 'fast-check';
import { sortRows } from '../../../src/domain/evolution/nondominated-sort';
import { selectByReferencePoints } from '../../../src/domain/evolution/nsga3-selection';
import { createObjectiveRows, scoreRows } from '../../../src/domain/evolution/objective-rows';
import { createRandom } from '../../../src/domain/numerics/random';
import { anyPopulation } from '../../support/scored-genomes';

const select = (points: readonly (readonly number[])[], size: number, seed = 1): number[] =>
  selectByReferencePoints(createObjectiveRows(points, 'minimise'), { size, random: createRandom(seed) });

test('by hand: of a crowd each direction keeps the member that stands nearest to it', () => {
  const points = [
    [0, 1],
    [1, 0],
    [0.5, 0.5], // on the middle direction
    [0.45, 0.55],
    [0.55, 0.45],
    [0.05, 0.95],
    [0.48, 0.52],
  ];
  // Three places make the directions (0, 1), (.5, .5) and (1, 0).
  for (const seed of [1, 2, 3]) expect(select(points, 3, seed).sort()).toEqual([0, 1, 2]);
});

test('a direction that a better front has filled waits until the others are filled', () => {
  const points = [
    [0, 1], // the first front holds both ends
    [1, 0],
    [0, 1.2], // the second has members there too, and one in the middle
    [1.2, 0],
    [0.9, 1],
  ];
  for (let seed = 1; seed <= 30; seed++) expect(select(points, 3, seed).sort()).toEqual([0, 1, 4]);
});

test('evenly spread directions give an evenly spread choice from an uneven front', () => {
  const random = createRandom(7);
  // A quarter circle, nine in ten of its points at one end.
  const angles = Array.from({ length: 400 }, (_, index) => (index % 10 ? 0.1 : 1) * random.uniform() * (Math.PI / 2));
  const points = angles.map((angle) => [Math.cos(angle), Math.sin(angle)]);
  const chosen = select(points, 20).map((index) => angles[index]! / (Math.PI / 2));
  expect(chosen).toHaveLength(20);
  for (const quarter of [0, 1, 2, 3]) {
    const inside = chosen.filter((angle) => Math.min(3, Math.floor(angle * 4)) === quarter);
    expect(inside.length).toBeGreaterThanOrEqual(3);
  }
});

test('twins are as good as others to fill a place', () => {
  const twins = Array.from({ length: 6 }, () => [0.5, 0.5]);
  const chosen = select(twins, 4);
  expect(new Set(chosen).size).toBe(4);
});

test('infeasible members fill what feasible ones leave, the nearest to feasible first', () => {
  const rows = createObjectiveRows(
    [
      [0, 0],
      [5, 5],
      [1, 1],
      [2, 2],
    ],
    'minimise',
  );
  const violations = Float64Array.of(2, 0, 1, 1);
  const choose = (size: number): number[] =>
    selectByReferencePoints({ ...rows, violations }, { size, random: createRandom(1) });
  expect(choose(1)).toEqual([1]);
  expect(choose(2)).toEqual([1, 2]);
  expect(choose(3)).toEqual([1, 2, 3]);
  expect(choose(4)).toEqual([1, 2, 3, 0]);
});

test('among those equally far from feasible the objectives that none of them may keep do not count', () => {
  const rows = createObjectiveRows(
    [
      [0, 9],
      [1, 8],
      [2, 7],
      [9, 0],
    ],
    'minimise',
  );
  const violations = Float64Array.of(1, 1, 1, 1);
  for (let seed = 1; seed <= 10; seed++)
    expect(selectByReferencePoints({ ...rows, violations }, { size: 2, random: createRandom(seed) })).toEqual([0, 1]);
});

test('exactly as many as asked for, each once, front before front, the same for the same seed', () => {
  fc.assert(
    fc.property(anyPopulation({ minLength: 1 }), fc.integer({ min: 0, max: 35 }), fc.nat(), (members, size, seed) => {
      const rows = scoreRows(members);
      const choose = (): number[] => selectByReferencePoints(rows, { size, random: createRandom(seed) });
      const chosen = choose();
      expect(chosen).toHaveLength(Math.min(size, members.length));
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(choose()).toEqual(chosen);
      const ranks = new Map(sortRows(rows).flatMap((front, rank) => front.map((index) => [index, rank] as const)));
      const last = Math.max(-1, ...chosen.map((index) => ranks.get(index) ?? NaN));
      for (const [index, rank] of ranks) if (rank < last) expect(chosen).toContain(index);
    }),
  );
});
