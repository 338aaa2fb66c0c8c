import { computeDeflatedSharpe } from '../../performance/deflated-sharpe';
import { computeSharpeEvidence } from '../../performance/sharpe-evidence';

/**
 * Probability that skill, not the choice among so many trials, made the Sharpe ratio of the returns (Bailey & Lopez de Prado 2014). Strategies
 * without skill scatter by sampling alone, with variance 1 / n (Lo 2002 at a ratio of 0; decision 0026). Undefined where the ratio is.
 */
export function deflateReturns(returns: Float64Array, trials: number): number | undefined {
  const evidence = computeSharpeEvidence(returns);
  return evidence && computeDeflatedSharpe(evidence, { trials, variance: 1 / returns.length }).probability;
}

/** How it is told of in a verdict. */
export function describeDeflation(trials: number, what: 'trials' | 'looks'): string {
  return `Bailey & Lopez de Prado 2014 over ${trials} ${what}, variance of sampling (Lo 2002)`;
}
