import { searchPolicy } from './search-policy';
import { wholeNumber } from './settings';

export const selections = ['nsga2', 'nsga3'] as const;
export const topologies = ['ring', 'age-layers'] as const;
export type Topology = (typeof topologies)[number];

/** How the space is searched; it changes the result. */
export interface SearchSettings {
  /** What tells apart those whom dominance does not: crowding distance or reference points. */
  readonly selection: (typeof selections)[number];
  /** Populations side by side that share the size of the whole. */
  readonly islands: number;
  /** Generations between two migrations in a ring; age layers move members in each. */
  readonly migrationEvery: number;
  /** Members that an island sends on at a time. */
  readonly migrants: number;
  /** Islands in a circle, or layers of rising age. */
  readonly topology: Topology;
  /** Keeps the best of each way of trading, for breeding and for the report. */
  readonly behaviourGrid: boolean;
  /** Starts anew, but for archive and the best, where search stands still for long. */
  readonly restarts: boolean;
}

/** Every problem of how a population of this size is to be searched: what, found, expected. */
export function checkSearchSettings(settings: SearchSettings, population: number): string[] {
  const { selection, islands, migrationEvery, migrants, topology } = settings;
  const { minIslandPopulation } = searchPolicy;
  const problems = [
    ...oneOf('selection', selection, selections),
    ...wholeNumber('islands', islands, searchPolicy.islands),
    ...wholeNumber('migrationEvery', migrationEvery, searchPolicy.migrationEvery),
    ...wholeNumber('migrants', migrants, searchPolicy.migrants),
    ...oneOf('topology', topology, topologies),
  ];
  if (problems.length > 0) return problems;
  const smallest = Math.floor(population / islands);
  if (islands > 1 && smallest < minIslandPopulation)
    problems.push(
      `islands ${islands}: expected at most ${Math.max(1, Math.floor(population / minIslandPopulation))} for ${population} genomes, ${minIslandPopulation} on each at the least`,
    );
  else if (islands > 1 && topology === 'ring' && 2 * migrants > smallest)
    problems.push(`migrants ${migrants}: expected at most ${Math.floor(smallest / 2)}, half an island`);
  if (topology === 'age-layers' && islands === 1)
    problems.push('topology age-layers: expected at least 2 islands, one a layer');
  return problems;
}

function oneOf(name: string, value: string, allowed: readonly string[]): string[] {
  return allowed.includes(value) ? [] : [`${name} ${value}: expected ${allowed.join(', ')}`];
}
