import { computeCrowdingDistances } from '../../domain/evolution/crowding-distance';
import { dominates, type Scored } from '../../domain/evolution/fitness';
import { compareRanked } from '../../domain/evolution/ranking';

/** The rival of the project's selection: the same survivors, each front found by comparing all who are left with each other. */
export function selectByPeeling(population: readonly Scored[], size: number): Scored[] {
  const survivors: Scored[] = [];
  let left = [...population];
  for (let rank = 0; left.length > 0 && survivors.length < size; rank++) {
    const front = left.filter((member) => !left.some((other) => dominates(other, member)));
    const distances = computeCrowdingDistances(front);
    const ranked = front.map((member, index) => ({ member, rank, crowding: distances[index]! }));
    survivors.push(...ranked.sort(compareRanked).map(({ member }) => member));
    const taken = new Set(front);
    left = left.filter((member) => !taken.has(member));
  }
  return survivors.slice(0, size);
}
