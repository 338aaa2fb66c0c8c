import type { Random } from '../numerics/random';
import { compareRanked, type Identified, type Ranked } from './ranking';

/** The best of `size` members drawn with replacement (Deb et al. 2002 use two). */
export function holdTournament<T extends Identified>(
  population: readonly Ranked<T>[],
  size: number,
  random: Random,
): T {
  let best = population[random.integer(population.length)]!;
  for (let round = 1; round < size; round++) {
    const rival = population[random.integer(population.length)]!;
    if (compareRanked(rival, best) < 0) best = rival;
  }
  return best.member;
}
