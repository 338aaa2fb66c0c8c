import type { TrainingConstraints } from '../evolution/training-constraints';
import type { StageName } from './lifecycle';
import { curriculumPolicy } from './policy';

/** What a stage judges under: its own limits at the costs that there are, however hard or easy its training was. */
export function judgingConstraints(stage: StageName): TrainingConstraints {
  const { constraints, regimes } = curriculumPolicy.stages[stage];
  return { ...constraints, regimes, costScale: 1 };
}
