import { computeRowCrowding } from './crowding-distance';
import type { Scored } from './fitness';
import { sortRows } from './nondominated-sort';
import { scoreRows, type ObjectiveRows } from './objective-rows';

/** Whoever has a name: content hashes of genomes, so that an order never depends on who was evaluated first. */
export interface Identified {
  readonly id: string;
}

export interface Ranked<T extends Identified> {
  readonly member: T;
  /** Front, 0 the best. */
  readonly rank: number;
  readonly crowding: number;
}

/** The population from best to worst: by front, then by room around it, then by id, so that the order is total (NSGA-II, Deb et al. 2002). */
export function rankPopulation<T extends Scored>(population: readonly T[]): Ranked<T>[] {
  return rankByObjectives(population, scoreRows);
}

/** The same for members whose objectives are those that `rowsOf` reads, one row a member in their order. */
export function rankByObjectives<T extends Identified>(
  members: readonly T[],
  rowsOf: (members: readonly T[]) => ObjectiveRows,
): Ranked<T>[] {
  const sorted = sortById(members);
  const rows = rowsOf(sorted);
  return sortRows(rows).flatMap((front, rank) => {
    const distances = computeRowCrowding(rows, front);
    return front
      .map((index, place) => ({ member: sorted[index]!, rank, crowding: distances[place]! }))
      .sort((a, b) => compareRanked(a, b));
  });
}

export function sortById<T extends Identified>(members: readonly T[]): T[] {
  return [...members].sort(compareIds);
}

/** Negative where `a` is the better one: the crowded-comparison operator. */
export function compareRanked<T extends Identified>(a: Ranked<T>, b: Ranked<T>): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.crowding !== b.crowding) return a.crowding > b.crowding ? -1 : 1;
  return compareIds(a.member, b.member);
}

function compareIds(a: Identified, b: Identified): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
