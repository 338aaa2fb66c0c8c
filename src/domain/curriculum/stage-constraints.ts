import type { TrainingConstraints } from '../evolution/training-constraints';
import { quantise } from '../numerics/quantise';
import type { VolatilityRegime } from '../regime/volatility-regime';
import { simulationPolicy } from '../simulation/policy';
import type { StageName } from './lifecycle';
import { curriculumPolicy } from './policy';

const byComplexity: readonly VolatilityRegime[] = ['low', 'medium', 'high'];

/**
 * What a stage lets a candidate do in training at a level of difficulty. Each level above 0 makes trading dearer, opens one more regime, and takes some of the position
 * and of the drawdown away; each level below gives them back and closes one. Levels beyond the policy's ends count as those.
 */
export function bendStageConstraints(stage: StageName, level: number): TrainingConstraints {
  const { costStep, positionStep, riskBudgetStep, riskBudget, level: bounds } = curriculumPolicy.difficulty;
  const { constraints, regimes, targets } = curriculumPolicy.stages[stage];
  const steps = Math.min(bounds.max, Math.max(bounds.min, level));
  const open = Math.min(byComplexity.length, Math.max(1, regimes.length + steps));
  const maxPosition = constraints.maxPosition * (1 - positionStep * steps);
  return {
    maxPosition: quantise(Math.min(simulationPolicy.maxPosition, maxPosition)),
    turnoverPerDay: constraints.turnoverPerDay,
    regimes: byComplexity.slice(0, open),
    costScale: quantise(1 + costStep * steps),
    maxDrawdown: quantise(targets.maxDrawdown * riskBudget * (1 - riskBudgetStep * steps)),
  };
}
