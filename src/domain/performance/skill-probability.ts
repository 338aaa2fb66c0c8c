import { computeDeflatedSharpe } from './deflated-sharpe';
import type { SharpeEvidence } from './sharpe-evidence';

/**
 * Probability that skill, not the choice among so many trials, made a Sharpe ratio: the deflated ratio (Bailey & Lopez de Prado 2014) of trials
 * that scatter by sampling alone, with variance 1 / n (Lo 2002 at a ratio of 0; decision 0026). The trials' own variance would count the skill that
 * a search did find as if it were luck. Undefined where the probabilistic ratio is. Throws a RangeError below one trial.
 */
export function computeSkillProbability(evidence: SharpeEvidence, trials: number): number | undefined {
  return computeDeflatedSharpe(evidence, { trials, variance: 1 / evidence.observations }).probability;
}
