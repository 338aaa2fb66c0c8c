import type { Genome, GenomeId } from '../strategy/genome';
import { listParentLayers } from './age-layers';
import { breedGeneration, type Offspring, type Parent } from './breeding';
import type { Evaluation } from './evaluation';
import type { GenePool } from './gene-pool';
import type { Heredity } from './heredity';
import { requireIndividuals } from './individuals';
import type { SearchPlan } from './search-plan';
import type { IslandState, SearchState } from './search-state';

/** A genome of a run with all that is known of it. */
export interface Individual extends Parent {
  readonly heredity: Heredity;
  readonly evaluation: Evaluation;
}

export interface GenerationBreeding {
  readonly seed: number;
  readonly generation: number;
  readonly population: number;
  readonly plan: SearchPlan;
  readonly pool: GenePool;
  /** How the generation before ended; for the first one as a search begins. */
  readonly before: SearchState;
  /** At least the survivors and the members of the grid. */
  readonly known: ReadonlyMap<GenomeId, Individual>;
  /** Known strategies that open the first generation. */
  readonly founders: readonly Genome[];
  /** Everybody descends from the founders, who are then named in every generation. */
  readonly neighbourhood?: boolean;
}

/** The generation's genomes in slot order, island by island; no genome twice wherever the space allows it. */
export function breedIslands(input: GenerationBreeding): Offspring[] {
  const { seed, generation, population, plan, pool, before, founders, neighbourhood = false } = input;
  const parentsOf = (ids: readonly GenomeId[]): Parent[] => requireIndividuals(input.known, ids).map(asParent);
  const sizes = sizeIslands(population, plan.islands);
  const elites = parentsOf(before.grid.map(({ id }) => id));
  const offspring: Offspring[] = [];
  sizes.forEach((size, island) => {
    const state = before.islands[island];
    const parents = parentsOf(listParents(before.islands, island, plan));
    const bred = breedGeneration({
      ...{ seed, generation, island, size, pool, parents },
      settings: plan,
      ...(state && { control: state.control }),
      ...((generation === 0 || neighbourhood) && { founders }),
      neighbourhood,
      // An island that has lost everybody starts from fresh genes, or age layers would never see any.
      ...(parents.length > 0 && { elites }),
      taken: offspring.map(({ id }) => id),
    });
    offspring.push(...bred);
  });
  return offspring;
}

/** Places of each island; the first ones take what does not divide. */
export function sizeIslands(population: number, islands: number): number[] {
  const smallest = Math.floor(population / islands);
  return Array.from({ length: islands }, (_, island) => smallest + Number(island < population % islands));
}

/** Slots of an island, `from` inclusive to `to` exclusive. */
export function slotsOfIsland(sizes: readonly number[], island: number): { from: number; to: number } {
  const from = sizes.slice(0, island).reduce((sum, size) => sum + size, 0);
  return { from, to: from + sizes[island]! };
}

/** Newcomers of each island, told by their slots. */
export function countByIsland(slots: readonly number[], sizes: readonly number[]): number[] {
  return sizes.map((_, island) => {
    const { from, to } = slotsOfIsland(sizes, island);
    return slots.filter((slot) => slot >= from && slot < to).length;
  });
}

function listParents(islands: readonly IslandState[], island: number, { topology }: SearchPlan): GenomeId[] {
  const sources = topology === 'age-layers' ? listParentLayers(island) : [island];
  return [...new Set(sources.flatMap((source) => islands[source]?.survivors ?? []))];
}

/** Learns from the regimes it lived in. */
function asParent(individual: Individual): Parent {
  return { ...individual, regimes: individual.evaluation.regimes };
}
