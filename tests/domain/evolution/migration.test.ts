import fc from 'fast-check';
import {
  adoptMigrants,
  planMigration,
  type Islander,
  type MigrationPlan,
} from '../../../src/domain/evolution/migration';
import { createRandom } from '../../../src/domain/numerics/random';
import { anyPopulation, scored } from '../../support/scored-genomes';

const ring: MigrationPlan = { generation: 5, every: 5, migrants: 1, topology: 'ring', ageGap: 10 };
const layers: MigrationPlan = { ...ring, topology: 'age-layers' };

function islander(id: string, quality: number, age = 0): Islander {
  return { ...scored(id, [quality, quality, quality, quality]), heredity: { age } };
}

const ids = (islands: readonly (readonly Islander[])[]): string[][] =>
  islands.map((members) => members.map(({ id }) => id).sort());

test('in a ring each island sends copies of its best to the next, the last to the first', () => {
  const islands = [
    [islander('a1', 0.1), islander('a2', 0.9)],
    [islander('b1', 0.8), islander('b2', 0.2)],
    [islander('c1', 0.3), islander('c2', 0.4)],
  ];
  const moves = planMigration(islands, ring);
  expect(moves).toEqual([
    { id: 'a2', from: 0, to: 1, copy: true },
    { id: 'b1', from: 1, to: 2, copy: true },
    { id: 'c2', from: 2, to: 0, copy: true },
  ]);
  expect(ids(adoptMigrants(islands, moves, { size: 2 }))).toEqual([
    ['a2', 'c2'],
    ['a2', 'b1'],
    ['b1', 'c2'],
  ]);
  expect(ids(adoptMigrants(islands, moves, { size: 3 }))).toEqual([
    ['a1', 'a2', 'c2'],
    ['a2', 'b1', 'b2'],
    ['b1', 'c1', 'c2'],
  ]);
});

test('a ring moves only when a migration is due, and one island never', () => {
  const islands = [[islander('a', 0.1)], [islander('b', 0.8)]];
  const due = Array.from({ length: 11 }, (_, generation) => generation).filter(
    (generation) => planMigration(islands, { ...ring, generation }).length > 0,
  );
  expect(due).toEqual([5, 10]);
  expect(planMigration([[islander('a', 0.1)]], ring)).toEqual([]);
  expect(planMigration([[islander('a', 0.1, 0)]], { ...layers, generation: 90 })).toEqual([]);
});

test('in age layers whoever is too old moves up, where it stays only if it wins a place', () => {
  const islands = [
    [islander('young', 0.1, 9), islander('old', 0.5, 4), islander('old and weak', 0.2, 5)],
    [islander('ripe', 0.3, 0), islander('riper', 0.6, 0)],
    [islander('ancient', 0.7, 0)],
  ];
  // At generation 14 the limits are 10, 20 and none: births at 4 or before leave the lowest layer.
  const moves = planMigration(islands, { ...layers, generation: 14 });
  expect(moves).toEqual([{ id: 'old', from: 0, to: 1, copy: false }]);
  expect(ids(adoptMigrants(islands, moves, { size: 2 }))).toEqual([
    ['old and weak', 'young'],
    ['old', 'riper'],
    ['ancient'],
  ]);
});

test('when the lowest layer starts anew all of it moves up', () => {
  const islands = [[islander('fresh', 0.9, 20), islander('a', 0.4, 19)], [islander('b', 0.5, 15)]];
  const moves = planMigration(islands, { ...layers, generation: 20 });
  expect(moves.map(({ id }) => id)).toEqual(['a', 'fresh']);
  expect(ids(adoptMigrants(islands, moves, { size: 2 }))).toEqual([[], ['b', 'fresh']]);
});

test('somebody who lives on both islands is there once', () => {
  const islands = [[islander('a', 0.9)], [islander('a', 0.9), islander('b', 0.5)]];
  const moves = [{ id: 'a', from: 0, to: 1, copy: true }];
  expect(ids(adoptMigrants(islands, moves, { size: 3 }))).toEqual([['a'], ['a', 'b']]);
});

test('a move of somebody who is not there, or to nowhere, is refused', () => {
  const islands = [[islander('a', 0.9)], [islander('b', 0.5)]];
  const adopt = (move: { id: string; from: number; to: number }): unknown =>
    adoptMigrants(islands, [{ ...move, copy: true }], { size: 3 });
  expect(() => adopt({ id: 'b', from: 0, to: 1 })).toThrow('no b can move from island 0 to island 1');
  expect(() => adopt({ id: 'a', from: 0, to: 2 })).toThrow(RangeError);
});

const anyIslands = fc
  .array(fc.nat(), { minLength: 2, maxLength: 4 })
  .chain((islands) => fc.tuple(...islands.map((_, island) => anyPopulation({ minLength: 1, prefix: `${island}/` }))))
  .map((islands) =>
    islands.map((members) => members.map((member, place) => ({ ...member, heredity: { age: place } }))),
  );

test('no island grows beyond its size, nobody is invented, and the order of members does not matter', () => {
  const topology = fc.constantFrom('ring' as const, 'age-layers' as const);
  fc.assert(
    fc.property(anyIslands, topology, fc.integer({ min: 0, max: 60 }), (islands, kind, generation) => {
      const plan: MigrationPlan = { ...ring, migrants: 3, topology: kind, generation };
      const moves = planMigration(islands, plan);
      const choose = (island: number) => ({ selection: 'nsga3' as const, random: createRandom(island) });
      const after = adoptMigrants(islands, moves, { size: 30, choose });
      const everybody = new Set(islands.flat().map(({ id }) => id));
      for (const members of after) {
        expect(members.length).toBeLessThanOrEqual(30);
        expect(new Set(members.map(({ id }) => id)).size).toBe(members.length);
        for (const { id } of members) expect(everybody).toContain(id);
      }
      const turned = islands.map((members) => [...members].reverse());
      expect(planMigration(turned, plan)).toEqual(moves);
      expect(ids(adoptMigrants(turned, moves, { size: 30, choose }))).toEqual(ids(after));
      // A copy leaves nobody behind: in a ring whoever is missing lost its place to somebody.
      if (kind === 'ring')
        after.forEach((members, island) => expect(members.length).toBeGreaterThanOrEqual(islands[island]!.length));
    }),
  );
});
