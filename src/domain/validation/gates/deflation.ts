import { computeSharpeEvidence } from '../../performance/sharpe-evidence';
import { computeSkillProbability } from '../../performance/skill-probability';

/** Probability that skill, not the choice among so many trials, made the Sharpe ratio of the returns. Undefined where the ratio is. */
export function deflateReturns(returns: Float64Array, trials: number): number | undefined {
  const evidence = computeSharpeEvidence(returns);
  return evidence && computeSkillProbability(evidence, trials);
}

/** How it is told of in a verdict. */
export function describeDeflation(trials: number, what: 'trials' | 'looks'): string {
  return `Bailey & Lopez de Prado 2014 over ${trials} ${what}, variance of sampling (Lo 2002)`;
}
