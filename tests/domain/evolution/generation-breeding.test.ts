import fc from 'fast-check';
import { createGenePool } from '../../../src/domain/evolution/gene-pool';
import {
  breedIslands,
  countByIsland,
  sizeIslands,
  slotsOfIsland,
  type GenerationBreeding,
  type Individual,
} from '../../../src/domain/evolution/generation-breeding';
import { completePlan, type SearchPlan } from '../../../src/domain/evolution/search-plan';
import { blankSearch } from '../../../src/domain/evolution/search-state';
import { beginVariation } from '../../../src/domain/evolution/variation-control';
import { knownStrategies } from '../../../src/domain/strategy/strategy-families';
import { sampleIndividuals } from '../../support/sample-individuals';

const ten = Array.from({ length: 10 }, (_, index) => [index / 10, 0.5, 0.5, 0.5] as const);

function breeding(
  islands: readonly (readonly Individual[])[],
  { grid = [], ...change }: Partial<SearchPlan> & { grid?: readonly Individual[] } = {},
): GenerationBreeding {
  const plan = completePlan({ islands: Math.max(1, islands.length), ...change });
  const everybody = [...islands.flat(), ...grid];
  return {
    ...{ seed: 3, generation: 4, population: 21, plan, founders: [] },
    pool: createGenePool({ hasVolume: true }),
    before: {
      ...blankSearch,
      islands: islands.map((members) => ({ survivors: members.map(({ id }) => id), control: beginVariation(plan) })),
      grid: grid.map(({ id }) => ({ cell: id, id, quality: 0.5 })),
    },
    known: new Map(everybody.map((one) => [one.id, one])),
  };
}

describe('places of islands', () => {
  test('the first take what does not divide', () => {
    expect(sizeIslands(21, 4)).toEqual([6, 5, 5, 5]);
    expect(sizeIslands(8, 1)).toEqual([8]);
  });

  test('they fill the population without a gap and differ by one at the most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 16 }), (population, islands) => {
        const sizes = sizeIslands(population, islands);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        let next = 0;
        for (const island of sizes.keys()) {
          const { from, to } = slotsOfIsland(sizes, island);
          expect(from).toBe(next);
          next = to;
        }
        expect(next).toBe(population);
      }),
    );
  });

  test('newcomers belong to the island of their slot', () => {
    expect(countByIsland([0, 5, 6, 20], sizeIslands(21, 4))).toEqual([2, 1, 0, 1]);
    expect(countByIsland([], [3, 3])).toEqual([0, 0]);
  });
});

test('each island fills its own places, and no genome is bred twice, nor one of its parents', () => {
  const [one, two] = [sampleIndividuals(ten, { seed: 1 }), sampleIndividuals(ten, { seed: 2 })];
  const input = breeding([one, two]);
  const offspring = breedIslands(input);
  expect(offspring).toHaveLength(21);
  expect(new Set(offspring.map(({ id }) => id)).size).toBe(21);
  const { to } = slotsOfIsland([11, 10], 0);
  for (const [slot, { id, parents }] of offspring.entries()) {
    const own = (slot < to ? one : two).map((parent) => parent.id);
    for (const parent of parents) expect(own).toContain(parent);
    expect(own).not.toContain(id);
  }
  expect(breedIslands(input)).toEqual(offspring);
});

test('the first of several islands breeds as the only one would, with its own size', () => {
  const members = sampleIndividuals(ten);
  const alone = breedIslands({ ...breeding([members]), population: 11 });
  const beside = breedIslands(breeding([members, sampleIndividuals(ten, { seed: 2 })]));
  expect(beside.slice(0, 11)).toEqual(alone);
});

test('in age layers parents come from the layer itself and the one below', () => {
  const layers = [1, 2, 3].map((seed) => sampleIndividuals(ten, { seed }));
  const offspring = breedIslands(breeding(layers, { topology: 'age-layers' }));
  const parentsFrom = (from: number, to: number) =>
    new Set(offspring.slice(from, to).flatMap(({ parents }) => parents));
  const layerOf = (id: string): number => layers.findIndex((members) => members.some((one) => one.id === id));
  expect([...new Set([...parentsFrom(0, 7)].map(layerOf))]).toEqual([0]);
  expect([...new Set([...parentsFrom(7, 14)].map(layerOf))].sort()).toEqual([0, 1]);
  expect([...new Set([...parentsFrom(14, 21)].map(layerOf))].sort()).toEqual([1, 2]);
});

test('members of the grid are parents too, on every island that has somebody', () => {
  const grid = sampleIndividuals(ten, { seed: 9 });
  const parents = breedIslands(
    breeding([sampleIndividuals(ten, { seed: 1 }), sampleIndividuals(ten, { seed: 2 })], { grid, behaviourGrid: true }),
  ).map((child) => child.parents);
  const ofGrid = (some: readonly (readonly string[])[]) =>
    some.flat().filter((id) => grid.some((one) => one.id === id));
  expect(ofGrid(parents.slice(0, 11)).length).toBeGreaterThan(0);
  expect(ofGrid(parents.slice(11)).length).toBeGreaterThan(0);
});

test('an island that has lost everybody starts from fresh genes, though there is a grid', () => {
  const grid = sampleIndividuals(ten, { seed: 9 });
  const offspring = breedIslands(breeding([[], sampleIndividuals(ten)], { grid, behaviourGrid: true }));
  for (const { operator, parents, heredity } of offspring.slice(0, 11)) {
    expect([operator, parents]).toEqual(['random', []]);
    expect(heredity.age).toBe(4);
  }
  expect(offspring.slice(11).some(({ operator }) => operator !== 'random')).toBe(true);
});

test('known strategies open the first generation, on each island others, and no later one', () => {
  const founders = knownStrategies({ hasVolume: true, period: '1d' });
  const first = breedIslands({
    ...breeding([], { islands: 2 }),
    ...{ generation: 0, before: blankSearch, founders },
  });
  const founded = [first.slice(0, 11), first.slice(11)].map((members) =>
    members.flatMap(({ id, operator }) => (operator === 'founder' ? [id] : [])),
  );
  for (const ids of founded) expect(ids.length).toBeGreaterThan(0);
  expect(new Set(founded.flat()).size).toBe(founded.flat().length);
  const later = breedIslands({ ...breeding([[], []]), founders });
  expect(later.map(({ operator }) => operator)).not.toContain('founder');
});

test('a survivor who is not known is a fault', () => {
  const input = breeding([sampleIndividuals(ten)]);
  expect(() => breedIslands({ ...input, known: new Map() })).toThrow(RangeError);
});
