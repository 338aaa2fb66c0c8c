import { computeMinDeflatedRecord } from '../../domain/performance/min-deflated-record';
import { performancePolicy } from '../../domain/performance/policy';
import type { SharpeEvidence } from '../../domain/performance/sharpe-evidence';
import { computeSkillProbability } from '../../domain/performance/skill-probability';
import type { LuckFigures } from './luck-sentence';

export interface LuckContext {
  /** Bars that the figures come from. */
  readonly observations: number;
  readonly periodsPerYear: number;
  readonly trials: number;
  readonly counted?: 'trial' | 'look';
}

/**
 * What the search leaves of a Sharpe ratio, from the figures that are recorded of it: its deflated probability, and the length of record at
 * which that would reach the usual confidence.
 */
export function measureLuck(
  figures: Partial<Pick<SharpeEvidence, 'sharpePerPeriod' | 'skewness' | 'kurtosis'>> | undefined,
  { observations, periodsPerYear, trials, counted = 'trial' }: LuckContext,
): LuckFigures {
  const { sharpePerPeriod, skewness, kurtosis } = figures ?? {};
  const context = { trials, counted, years: observations / periodsPerYear };
  if (sharpePerPeriod === undefined || skewness === undefined || kurtosis === undefined)
    return { sharpe: undefined, deflated: undefined, ...context };
  const evidence = { sharpePerPeriod, observations, skewness, kurtosis };
  const counting = Math.max(1, trials);
  const confidence = performancePolicy.trackRecordConfidence;
  const needed = computeMinDeflatedRecord(evidence, { trials: counting, confidence });
  return {
    sharpe: sharpePerPeriod * Math.sqrt(periodsPerYear),
    deflated: computeSkillProbability(evidence, counting),
    yearsNeeded: needed === undefined ? undefined : needed / periodsPerYear,
    ...context,
  };
}
