import { computeCrowdingDistances } from './crowding-distance';
import type { Scored } from './fitness';
import { sortNondominated } from './nondominated-sort';

export interface Ranked<T extends Scored> {
  readonly member: T;
  /** Front, 0 the best. */
  readonly rank: number;
  readonly crowding: number;
}

/** The population from best to worst: by front, then by room around it, then by id, so that the order is total (NSGA-II, Deb et al. 2002). */
export function rankPopulation<T extends Scored>(population: readonly T[]): Ranked<T>[] {
  return sortNondominated(population).flatMap((indices, rank) => {
    const front = indices.map((index) => population[index]!);
    const distances = computeCrowdingDistances(front);
    return front
      .map((member, index) => ({ member, rank, crowding: distances[index]! }))
      .sort((a, b) => compareRanked(a, b));
  });
}

/** Negative where `a` is the better one: the crowded-comparison operator. */
export function compareRanked<T extends Scored>(a: Ranked<T>, b: Ranked<T>): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.crowding !== b.crowding) return a.crowding > b.crowding ? -1 : 1;
  return a.member.id < b.member.id ? -1 : a.member.id > b.member.id ? 1 : 0;
}
