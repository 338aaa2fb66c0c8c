import type { Genome } from '../strategy/genome';
import { updateArchive } from './archive';
import { computeDiversity } from './diversity';
import { weighFitness, type Scored } from './fitness';
import { evolutionPolicy } from './policy';
import { selectSurvivors } from './survivor-selection';
import { quantise } from '../numerics/quantise';

export interface Selectable extends Scored {
  readonly genome: Genome;
}

export interface Selection<T> {
  readonly survivors: T[];
  readonly archive: T[];
  /** Weighted fitness of the best feasible survivor and the middle one; undefined while none is feasible. */
  readonly best: number | undefined;
  readonly median: number | undefined;
  readonly diversity: number | undefined;
  readonly feasible: number;
}

/** Ends a generation: who lives on, what the archive holds now, and the figures of its record. */
export function selectGeneration<T extends Selectable>(
  { parents, offspring, archive }: { parents: readonly T[]; offspring: readonly T[]; archive: readonly T[] },
  size: number,
): Selection<T> {
  const survivors = selectSurvivors([...parents, ...offspring], size);
  const scores = survivors
    .filter(({ violation }) => violation === 0)
    .map(({ fitness }) => weighFitness(fitness, evolutionPolicy.fitnessWeights))
    .sort((a, b) => b - a);
  const diversity = computeDiversity(survivors.map(({ genome }) => genome));
  return {
    survivors,
    archive: updateArchive(archive, offspring, evolutionPolicy.archive.epsilon),
    best: quantised(scores[0]),
    median: quantised(scores[Math.floor(scores.length / 2)]),
    diversity: quantised(diversity),
    feasible: scores.length,
  };
}

function quantised(value: number | undefined): number | undefined {
  return value === undefined ? undefined : quantise(value);
}
