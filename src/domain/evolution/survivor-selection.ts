import type { Scored } from './fitness';
import { rankPopulation } from './ranking';

/** The best `size` of parents and offspring together, each genome once (the environmental selection of NSGA-II, Deb et al. 2002). */
export function selectSurvivors<T extends Scored>(members: readonly T[], size: number): T[] {
  const distinct = [...new Map(members.map((member) => [member.id, member])).values()];
  return rankPopulation(distinct)
    .slice(0, size)
    .map(({ member }) => member);
}
