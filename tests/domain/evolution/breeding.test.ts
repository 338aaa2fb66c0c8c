import fc from 'fast-check';
import { breedGeneration, type Parent } from '../../../src/domain/evolution/breeding';
import { createGenePool } from '../../../src/domain/evolution/gene-pool';
import { evolutionPolicy } from '../../../src/domain/evolution/policy';
import { createRandom } from '../../../src/domain/numerics/random';
import { genomeId } from '../../../src/domain/strategy/canonical-genome';
import { findBreaches } from '../../support/evolved-limits';
import { scored } from '../../support/scored-genomes';

const pool = createGenePool({ hasVolume: true });

function parentsOf(seed: number, size: number): Parent[] {
  const dice = createRandom(seed);
  return breedGeneration({ seed, generation: 0, size, pool, parents: [] }).map(({ id, genome }) => ({
    ...scored(id, [dice.uniform(), dice.uniform(), dice.uniform(), dice.uniform()], dice.integer(4) === 0 ? 1 : 0),
    genome,
  }));
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
  for (let generation = 1; generation <= 10; generation++) {
    const parents = parentsOf(generation, 60);
    const offspring = breedGeneration({ seed: 5, generation, size: 200, pool, parents });
    expect(offspring.flatMap(({ genome }) => findBreaches(genome))).toEqual([]);
    const known = new Set(parents.map(({ id }) => id));
    expect(offspring.filter(({ id }) => known.has(id))).toEqual([]);
    expect(new Set(offspring.map(({ id }) => id)).size).toBe(200);
    for (const { operator, parents: bearers } of offspring) {
      operators.set(operator, (operators.get(operator) ?? 0) + 1);
      expect(bearers).toHaveLength({ random: 0, mutation: 1, crossover: 2, 'crossover+mutation': 2 }[operator]);
      expect(bearers.every((id) => known.has(id))).toBe(true);
    }
  }
  const share = (operator: string): number => (operators.get(operator) ?? 0) / 2_000;
  const { crossover, mutation, immigrants } = evolutionPolicy.variation;
  // Children already taken are bred again, which favours what varies most; the shares stay near the probabilities.
  expect(Math.abs(share('random') - immigrants)).toBeLessThan(0.015);
  expect(Math.abs(share('crossover') - crossover * (1 - mutation))).toBeLessThan(0.1);
  expect(Math.abs(share('crossover+mutation') - crossover * mutation)).toBeLessThan(0.1);
});

test('the result depends on seed, generation and parents alone: not on the order they were loaded in, nor on a call before', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 50 }), (seed, generation) => {
      const parents = parentsOf(seed, 20);
      const input = { seed, generation, size: 30, pool, parents };
      const offspring = breedGeneration(input);
      expect(breedGeneration({ ...input, parents: [...parents].reverse() })).toEqual(offspring);
      expect(breedGeneration({ ...input, seed: seed + 1 })).not.toEqual(offspring);
      expect(breedGeneration({ ...input, generation: generation + 1 })).not.toEqual(offspring);
    }),
    { numRuns: 15 },
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
