import fc from 'fast-check';
import { breedGeneration, type BreedingInput, type Parent } from '../../../src/domain/evolution/breeding';
import { neutralGains } from '../../../src/domain/evolution/epigenetic-gains';
import { createGenePool } from '../../../src/domain/evolution/gene-pool';
import { crossoverKinds, mutationKinds, plainMutation } from '../../../src/domain/evolution/operator-table';
import { evolutionPolicy } from '../../../src/domain/evolution/policy';
import { drawGenome } from '../../../src/domain/evolution/random-genome';
import { beginVariation, type VariationControl } from '../../../src/domain/evolution/variation-control';
import { variationPolicy } from '../../../src/domain/evolution/variation-policy';
import { plainVariation, type VariationSettings } from '../../../src/domain/evolution/variation-settings';
import { createRandom } from '../../../src/domain/numerics/random';
import { canonicalGenome, genomeId } from '../../../src/domain/strategy/canonical-genome';
import type { Genome } from '../../../src/domain/strategy/genome';
import { holdsNever } from '../../../src/domain/strategy/rule-simplification';
import { findBreaches } from '../../support/evolved-limits';
import { sampleOffspring } from '../../support/record-samples';
import { scored } from '../../support/scored-genomes';

const pool = createGenePool({ hasVolume: true });

const everything: VariationSettings = {
  adaptiveOperators: true,
  contextRates: true,
  selfAdaptation: true,
  epigenetics: true,
};

function parentsOf(seed: number, size: number, settings = plainVariation): Parent[] {
  const dice = createRandom(seed);
  return breedGeneration({ seed, generation: 0, size, pool, parents: [], settings }).map(
    ({ id, genome, heredity }) => ({
      ...scored(id, [dice.uniform(), dice.uniform(), dice.uniform(), dice.uniform()], dice.integer(4) === 0 ? 1 : 0),
      ...{ genome, heredity },
      regimes: [
        { regime: 'low', bars: 500, sharpe: dice.normal() },
        { regime: 'high', bars: 200, sharpe: dice.normal() },
      ],
    }),
  );
}

/** How many operators made a child, and so how many parents it has. */
function countParents(operator: string): number {
  if (operator === 'random' || operator === 'founder') return 0;
  return crossoverKinds.some((kind) => operator.startsWith(kind)) ? 2 : 1;
}

test('the first generation is drawn at random, valid and distinct', () => {
  const offspring = breedGeneration({ seed: 1, generation: 0, size: 300, pool, parents: [] });
  expect(offspring.flatMap(({ genome }) => findBreaches(genome))).toEqual([]);
  expect(offspring.every(({ operator, parents }) => operator === 'random' && parents.length === 0)).toBe(true);
  expect(new Set(offspring.map(({ id }) => id)).size).toBe(300);
  expect(offspring.every(({ id, genome }) => id === genomeId(genome))).toBe(true);
});

test('ten generations of random parents bear valid, distinct children that none of the parents is', () => {
  const operators = new Map<string, number>();
  const count = (name: string): Map<string, number> => operators.set(name, (operators.get(name) ?? 0) + 1);
  for (let generation = 1; generation <= 10; generation++) {
    const parents = parentsOf(generation, 60);
    const offspring = breedGeneration({ seed: 5, generation, size: 200, pool, parents });
    expect(offspring.flatMap(({ genome }) => findBreaches(genome))).toEqual([]);
    const known = new Set(parents.map(({ id }) => id));
    expect(offspring.filter(({ id }) => known.has(id))).toEqual([]);
    expect(new Set(offspring.map(({ id }) => id)).size).toBe(200);
    const canTrade = ({ long, short }: Genome) => [long, short].some((side) => side && !holdsNever(side.enter));
    expect(offspring.every(({ genome }) => canTrade(genome))).toBe(true);
    for (const { operator, parents: bearers } of offspring) {
      for (const part of operator.split('+')) count(part);
      count(operator.includes('+') ? 'both' : countParents(operator) === 2 ? 'crossover alone' : 'one parent');
      expect(bearers).toHaveLength(countParents(operator));
      expect(bearers.every((id) => known.has(id))).toBe(true);
    }
  }
  const share = (operator: string): number => (operators.get(operator) ?? 0) / 2_000;
  const { crossover, mutation, immigrants } = evolutionPolicy.variation;
  // Children already taken are bred again, which favours what varies most; the shares stay near the probabilities.
  expect(Math.abs(share('random') - immigrants)).toBeLessThan(0.015);
  expect(Math.abs(share('crossover alone') - crossover * (1 - mutation))).toBeLessThan(0.1);
  expect(Math.abs(share('both') - crossover * mutation)).toBeLessThan(0.1);
  expect(share('rule-exchange') + share('side-exchange') + share('exits-exchange')).toBe(0);
  const mutated = mutationKinds.reduce((sum, kind) => sum + share(kind), 0);
  // Four standard deviations of a share of some 1,300 mutations are below 0.05.
  for (const kind of ['exits', 'sizing', 'sides', 'comparison-flip'] as const)
    expect(Math.abs(share(kind) / mutated - plainMutation[kind])).toBeLessThan(0.05);
});

test('the result depends on its input alone: not on the order parents were loaded in, nor on a call before', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 50 }), fc.boolean(), (seed, generation, all) => {
      const settings = all ? everything : plainVariation;
      const parents = parentsOf(seed, 20, settings);
      const input = { seed, generation, size: 30, pool, parents, settings, elites: parentsOf(seed + 1, 5, settings) };
      const offspring = breedGeneration(input);
      const turned = { parents: [...parents].reverse(), elites: [...input.elites].reverse() };
      expect(breedGeneration({ ...input, ...turned })).toEqual(offspring);
      expect(breedGeneration({ ...input, seed: seed + 1 })).not.toEqual(offspring);
      expect(breedGeneration({ ...input, generation: generation + 1 })).not.toEqual(offspring);
      expect(breedGeneration({ ...input, island: 1 })).not.toEqual(offspring);
      expect(breedGeneration({ ...input, island: 0 })).toEqual(offspring);
    }),
    { numRuns: 12 },
  );
});

test('a larger generation begins with the smaller one: each slot has its own stream', () => {
  const parents = parentsOf(3, 20);
  const input = { seed: 3, generation: 4, pool, parents };
  expect(breedGeneration({ ...input, size: 40 }).slice(0, 15)).toEqual(breedGeneration({ ...input, size: 15 }));
  expect(breedGeneration({ ...input, size: 0 })).toEqual([]);
});

test('better parents have more children', () => {
  const parents = parentsOf(8, 40).map((parent, index) => ({
    ...parent,
    ...scored(parent.id, [index / 40, index / 40, index / 40, index / 40]),
  }));
  const offspring = breedGeneration({ seed: 8, generation: 1, size: 400, pool, parents });
  const ranks = offspring.flatMap(({ parents: bearers }) =>
    bearers.map((id) => parents.findIndex((one) => one.id === id)),
  );
  // The mean of the larger of two draws from 0 ... 39 is 26.3; without selection it were 19.5.
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
  expect(Math.abs(mean - 26.3)).toBeLessThan(1.5);
});

test('with any parts on children are valid, distinct and plain JSON, and inherit what is on', () => {
  fc.assert(
    fc.property(
      fc.record({
        adaptiveOperators: fc.boolean(),
        contextRates: fc.boolean(),
        selfAdaptation: fc.boolean(),
        epigenetics: fc.boolean(),
      }),
      fc.nat(),
      fc.double({ min: 0.5, max: 3, noNaN: true }),
      (settings, seed, step) => {
        const parents = parentsOf(seed, 15, settings);
        const control = { ...beginVariation(settings), step, immigrants: 0.2 };
        const elites = parentsOf(seed + 1, 5, settings);
        const offspring = breedGeneration({ seed, generation: 3, size: 40, pool, parents, settings, control, elites });
        expect(offspring.flatMap(({ genome }) => findBreaches(genome))).toEqual([]);
        expect(new Set(offspring.map(({ id }) => id)).size).toBe(40);
        expect(JSON.parse(JSON.stringify(offspring))).toEqual(offspring);
        for (const { id, genome, heredity, operator } of offspring) {
          expect(id).toBe(genomeId(genome));
          expect(Object.keys(heredity).sort()).toEqual(
            ['age', ...(settings.epigenetics ? ['gains'] : []), ...(settings.selfAdaptation ? ['rates'] : [])].sort(),
          );
          expect(heredity.age).toBe(operator === 'random' ? 3 : 0);
        }
      },
    ),
    { numRuns: 25 },
  );
});

const breed = (input: Partial<BreedingInput>) =>
  breedGeneration({ seed: 4, generation: 6, size: 300, pool, parents: parentsOf(4, 20), ...input });

test('a child is as old as its oldest parent', () => {
  const parents = parentsOf(4, 20).map((parent, index) => ({ ...parent, heredity: { age: index % 7 } }));
  const ages = new Map(parents.map(({ id, heredity }) => [id, heredity.age]));
  for (const child of breed({ parents }))
    expect(child.heredity.age).toBe(Math.min(6, ...child.parents.map((id) => ages.get(id) ?? Number.NaN)));
});

test('what the control says is done: operators, immigrants, crossover', () => {
  const begun = beginVariation(everything);
  const only = (name: string): VariationControl => ({
    ...begun,
    operators: begun.operators.map((record) => ({
      ...record,
      probability: Number(record.name === name || record.name === 'side-exchange'),
    })),
  });
  for (const { operator } of breed({ control: { ...only('sizing'), mutation: 0.5 } }))
    expect(['random', 'sizing', 'side-exchange', 'side-exchange+sizing']).toContain(operator);
  expect(breed({ control: { ...begun, immigrants: 1 } }).every(({ operator }) => operator === 'random')).toBe(true);
  const alone = breed({ control: { ...begun, crossover: 0, immigrants: 0 } });
  expect(alone.every(({ parents }) => parents.length === 1)).toBe(true);
});

test('an individual’s own rate decides whether its children of two are changed beside', () => {
  const share = (mutation: number): number => {
    const rates = { mutation, step: 1 };
    const parents = parentsOf(4, 20).map((parent) => ({ ...parent, heredity: { age: 0, rates } }));
    const children = breed({ parents, settings: { ...plainVariation, selfAdaptation: true } });
    const crossed = children.filter((child) => child.parents.length === 2);
    return crossed.filter(({ operator }) => operator.includes('+')).length / crossed.length;
  };
  // Unchanged children of two are bred again where one like them is taken, so the shares lie a little above the rates.
  expect(share(0.1)).toBeLessThan(0.25);
  expect(share(0.9)).toBeGreaterThan(0.8);
});

test('a child is born with gains its parents learned, and its genome’s id does not know them', () => {
  const settings = { ...plainVariation, epigenetics: true };
  const teach = (sharpe: number) =>
    parentsOf(4, 20).map((parent): Parent => ({
      ...parent,
      regimes: [
        { regime: 'low', bars: 500, sharpe },
        { regime: 'high', bars: 200, sharpe: -sharpe },
      ],
    }));
  const [calm, wild] = [breed({ parents: teach(1), settings }), breed({ parents: teach(-1), settings })];
  expect(calm.map(({ id }) => id)).toEqual(wild.map(({ id }) => id));
  for (const [index, { operator, heredity }] of calm.entries()) {
    if (operator === 'random') expect(heredity.gains).toEqual(neutralGains);
    else {
      expect(heredity.gains![1]).toBeGreaterThan(1);
      expect(heredity.gains![3]).toBeLessThan(1);
      expect(wild[index]!.heredity.gains![1]).toBeLessThan(1);
    }
  }
});

test('founders open a generation without parents, each once, up to their share; another island goes on where the first ended', () => {
  const random = createRandom(77);
  const founders = Array.from({ length: 12 }, () => drawGenome(pool, random));
  const first = { generation: 0, size: 20, parents: [], founders: [...founders, founders[0]!] };
  const places = Math.floor(20 * variationPolicy.founderShare);
  const offspring = breed(first);
  const ids = founders.map((genome) => genomeId(canonicalGenome(genome)));
  const founding = offspring.filter(({ operator }) => operator === 'founder');
  expect(founding.map(({ id }) => id)).toEqual(ids.slice(0, places));
  expect(offspring.slice(0, places)).toEqual(founding);
  expect(offspring.slice(places).filter(({ id }) => ids.slice(0, places).includes(id))).toEqual([]);
  const other = breed({ ...first, island: 1, taken: offspring.map(({ id }) => id) });
  expect(other.slice(0, places).map(({ id }) => id)).toEqual(ids.slice(places, 2 * places));
  expect(other.filter(({ id }) => offspring.some((one) => one.id === id))).toEqual([]);
  expect(
    breed({ ...first, founders: founders.slice(0, 2) }).filter(({ operator }) => operator === 'founder'),
  ).toHaveLength(2);
  expect(breed({ founders }).filter(({ operator }) => operator === 'founder')).toEqual([]);
});

test('the grid’s members breed beside the survivors, about one parent in ten', () => {
  const elites = parentsOf(99, 30);
  const known = new Set(elites.map(({ id }) => id));
  const bearers = breed({ elites }).flatMap(({ parents }) => parents);
  const share = bearers.filter((id) => known.has(id)).length / bearers.length;
  // Four standard deviations of a share of some 550 parents are 0.05.
  expect(Math.abs(share - variationPolicy.gridParents)).toBeLessThan(0.05);
  expect(breed({ elites, parents: [] }).some(({ parents }) => parents.length === 2)).toBe(true);
});

describe('in a neighbourhood', () => {
  const founders = sampleOffspring(3).map(({ genome }) => genome);
  const ids = sampleOffspring(3).map(({ id }) => id);
  const first = (size: number, given = founders) =>
    breedGeneration({ seed: 4, generation: 0, size, pool, parents: [], founders: given, neighbourhood: true });

  test('all founders open the first generation, and everybody else is a child of theirs', () => {
    const offspring = first(60);
    expect(offspring.slice(0, 3).map(({ id, operator }) => [id, operator])).toEqual(ids.map((id) => [id, 'founder']));
    for (const { operator, parents } of offspring.slice(3)) {
      expect(operator).not.toBe('random');
      expect(parents).toHaveLength(countParents(operator));
      expect(parents.every((id) => ids.includes(id))).toBe(true);
    }
    expect(new Set(offspring.map(({ id }) => id)).size).toBe(60);
    expect(offspring.flatMap(({ genome }) => findBreaches(genome))).toEqual([]);
  });

  test('one founder is enough, and more of them than places is too many', () => {
    const alone = first(30, founders.slice(0, 1));
    expect(new Set(alone.flatMap(({ parents }) => parents))).toEqual(new Set([ids[0]]));
    expect(new Set(alone.map(({ id }) => id)).size).toBe(30);
    expect(first(2).map(({ id }) => id)).toEqual(ids.slice(0, 2));
  });

  test('later generations breed from those who live, and immigrants are children of founders', () => {
    const parents = parentsOf(9, 20);
    const control = { ...beginVariation(plainVariation), immigrants: 0.5 };
    const input = { seed: 4, generation: 3, size: 200, pool, parents, control, founders };
    const offspring = breedGeneration({ ...input, neighbourhood: true });
    const settled = offspring.filter(({ parents: bearers }) => ids.includes(bearers[0] ?? ''));
    expect(Math.abs(settled.length / 200 - 0.5)).toBeLessThan(0.15);
    for (const { parents: bearers, heredity } of settled) {
      expect(bearers).toHaveLength(1);
      expect(heredity.age).toBe(3);
    }
    expect(offspring.filter(({ operator }) => operator === 'random' || operator === 'founder')).toEqual([]);
    expect(breedGeneration(input).some(({ operator }) => operator === 'random')).toBe(true);
  });
});
