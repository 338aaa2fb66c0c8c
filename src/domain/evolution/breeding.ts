import { deriveSeed } from '../numerics/derived-seed';
import { createRandom, type Random } from '../numerics/random';
import { genomeId } from '../strategy/canonical-genome';
import type { Genome, GenomeId } from '../strategy/genome';
import { crossGenomes } from './crossover';
import type { Scored } from './fitness';
import type { GenePool } from './gene-pool';
import { mutateGenome } from './mutation';
import { evolutionPolicy } from './policy';
import { drawGenome } from './random-genome';
import { rankPopulation, type Ranked } from './ranking';
import { holdTournament } from './tournament-selection';

export interface Parent extends Scored {
  readonly genome: Genome;
}

export type BreedingOperator = 'random' | 'crossover' | 'mutation' | 'crossover+mutation';

export interface Offspring {
  readonly id: GenomeId;
  readonly genome: Genome;
  readonly parents: readonly GenomeId[];
  readonly operator: BreedingOperator;
}

export interface BreedingInput {
  readonly seed: number;
  readonly generation: number;
  readonly size: number;
  readonly pool: GenePool;
  /** Survivors of the generation before; empty for the first, which is drawn at random. */
  readonly parents: readonly Parent[];
}

/**
 * The next generation, `size` genomes in slot order, distinct from each other and from their parents wherever the space allows it.
 * Each slot has its own random stream, so the result depends on seed, generation and parents alone.
 */
export function breedGeneration({ seed, generation, size, pool, parents }: BreedingInput): Offspring[] {
  const ranked = rankPopulation(parents);
  const taken = new Set(parents.map(({ id }) => id));
  return Array.from({ length: size }, (_, slot) => {
    const random = createRandom(deriveSeed(seed, 'breed', generation, slot));
    let child = breedOne(ranked, pool, random);
    for (let attempt = 1; attempt < evolutionPolicy.variation.attempts && taken.has(child.id); attempt++)
      child = breedOne(ranked, pool, random);
    taken.add(child.id);
    return child;
  });
}

function breedOne(ranked: readonly Ranked<Parent>[], pool: GenePool, random: Random): Offspring {
  const { crossover, mutation, immigrants, tournamentSize } = evolutionPolicy.variation;
  if (ranked.length === 0 || random.uniform() < immigrants) return offspring(drawGenome(pool, random), [], 'random');
  const first = holdTournament(ranked, tournamentSize, random);
  if (random.uniform() >= crossover) return offspring(mutateGenome(first.genome, pool, random), [first.id], 'mutation');
  const second = holdTournament(ranked, tournamentSize, random);
  const child = crossGenomes(first.genome, second.genome, random);
  const parents = [first.id, second.id];
  return random.uniform() < mutation
    ? offspring(mutateGenome(child, pool, random), parents, 'crossover+mutation')
    : offspring(child, parents, 'crossover');
}

function offspring(genome: Genome, parents: readonly GenomeId[], operator: BreedingOperator): Offspring {
  return { id: genomeId(genome), genome, parents, operator };
}
