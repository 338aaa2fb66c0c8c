import { fitnessDimensions, type Scored } from './fitness';

/** Fronts of indices, best first: nobody in a front is dominated by anyone of the same or a later front (fast sort of Deb et al. 2002). */
export function sortNondominated(population: readonly Scored[]): number[][] {
  const dominatedBy = population.map((): number[] => []);
  const dominators = new Int32Array(population.length);
  const scores = scoreMatrix(population);
  for (let i = 0; i < population.length; i++) {
    for (let j = i + 1; j < population.length; j++) {
      const outcome = compareScores(scores, i, j);
      if (outcome > 0) {
        dominatedBy[i]!.push(j);
        dominators[j]!++;
      } else if (outcome < 0) {
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

const width = fitnessDimensions.length + 1;

/** One row a member: its violation, then its scores. Half a million pairs are compared, and rows of numbers compare many times faster than records. */
function scoreMatrix(population: readonly Scored[]): Float64Array {
  const scores = new Float64Array(population.length * width);
  population.forEach(({ violation, fitness }, index) => {
    scores[index * width] = violation;
    fitnessDimensions.forEach((dimension, column) => (scores[index * width + 1 + column] = fitness[dimension]));
  });
  return scores;
}

/** The relation of `dominates` between two rows: 1 where the first dominates, -1 where the second does, else 0. */
function compareScores(scores: Float64Array, first: number, second: number): -1 | 0 | 1 {
  const a = first * width;
  const b = second * width;
  if (scores[a] !== scores[b]) return scores[a]! < scores[b]! ? 1 : -1;
  let better = 0;
  let worse = 0;
  for (let column = 1; column < width; column++) {
    better |= Number(scores[a + column]! > scores[b + column]!);
    worse |= Number(scores[a + column]! < scores[b + column]!);
  }
  return (better - worse) as -1 | 0 | 1;
}
