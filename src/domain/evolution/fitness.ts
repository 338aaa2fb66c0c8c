/** The four dimensions of seed 001 section 2; each score lies in [0, 1], more is better. */
export const fitnessDimensions = ['survival', 'profit', 'adaptability', 'robustness'] as const;
export type FitnessDimension = (typeof fitnessDimensions)[number];
export type Fitness = Readonly<Record<FitnessDimension, number>>;

/** What selection knows of a genome. */
export interface Scored {
  /** Content hash: the last tie-breaker, so that an order never depends on who was evaluated first. */
  readonly id: string;
  readonly fitness: Fitness;
  /** 0 for a feasible genome; else how far it is from being one. */
  readonly violation: number;
}

/** Weighted mean of the four scores (weights sum to 1). It ranks a final set; selection never uses it. */
export function weighFitness(fitness: Fitness, weights: Fitness): number {
  return fitnessDimensions.reduce((sum, dimension) => sum + weights[dimension] * fitness[dimension], 0);
}

/** Better in one dimension and no worse in any; a feasible genome beats every other, the nearer to feasible the next (Deb 2000). */
export function dominates(a: Scored, b: Scored): boolean {
  if (a.violation !== b.violation) return a.violation < b.violation;
  let better = false;
  for (const dimension of fitnessDimensions) {
    if (a.fitness[dimension] < b.fitness[dimension]) return false;
    better ||= a.fitness[dimension] > b.fitness[dimension];
  }
  return better;
}
