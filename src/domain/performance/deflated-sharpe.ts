import { computeExpectedMaximum } from '../numerics/normal-distribution-maximum';
import { computeProbabilisticSharpe } from './probabilistic-sharpe';
import type { SharpeEvidence } from './sharpe-evidence';

/** Everything that was tried before the strategy at hand was chosen. */
export interface TrialRecord {
  /** Number of trials, at least 1; may be fractional (an effective number of independent ones). */
  readonly trials: number;
  /** Variance of the trials' Sharpe ratios, in the unit of one period. */
  readonly variance: number;
}

export interface DeflatedSharpe {
  /** Sharpe ratio, per period, that the best of as many trials without any skill is expected to show. */
  readonly expectedMaximum: number;
  /** Probability that the true Sharpe ratio exceeds it; undefined where the probabilistic Sharpe ratio is. */
  readonly probability: number | undefined;
}

/**
 * A Sharpe ratio judged against the luck of the search that found it: the probabilistic Sharpe ratio over the expected maximum of the
 * trials. One trial, or trials that do not differ, leave nothing to deflate: the benchmark is then 0.
 * Bailey & Lopez de Prado (2014), "The deflated Sharpe ratio". Throws a RangeError below one trial or on a variance that is negative.
 */
export function computeDeflatedSharpe(evidence: SharpeEvidence, { trials, variance }: TrialRecord): DeflatedSharpe {
  if (!(variance >= 0 && variance < Infinity))
    throw new RangeError(`a variance is finite and at least 0, not ${variance}`);
  const expectedMaximum = Math.sqrt(variance) * computeExpectedMaximum(trials);
  return { expectedMaximum, probability: computeProbabilisticSharpe(evidence, expectedMaximum) };
}
