import { dominates, type Scored } from './fitness';

/** Fronts of indices, best first: nobody in a front is dominated by anyone of the same or a later front (fast sort of Deb et al. 2002). */
export function sortNondominated(population: readonly Scored[]): number[][] {
  const dominatedBy = population.map((): number[] => []);
  const dominators = new Int32Array(population.length);
  for (let i = 0; i < population.length; i++) {
    for (let j = i + 1; j < population.length; j++) {
      if (dominates(population[i]!, population[j]!)) {
        dominatedBy[i]!.push(j);
        dominators[j]!++;
      } else if (dominates(population[j]!, population[i]!)) {
        dominatedBy[j]!.push(i);
        dominators[i]!++;
      }
    }
  }
  const fronts: number[][] = [];
  let front = population.map((_, index) => index).filter((index) => dominators[index] === 0);
  while (front.length > 0) {
    fronts.push(front);
    const next: number[] = [];
    for (const index of front)
      for (const loser of dominatedBy[index]!) {
        dominators[loser]!--;
        if (dominators[loser] === 0) next.push(loser);
      }
    front = next.sort((a, b) => a - b);
  }
  return fronts;
}
