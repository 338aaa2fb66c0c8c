import { computeDeflatedSharpe } from '../performance/deflated-sharpe';
import { quantise } from '../numerics/quantise';
import type { GenomeId } from '../strategy/genome';
import type { Assessment } from './assessment';
import type { Evaluation, Metrics } from './evaluation';
import { weighFitness, type Scored } from './fitness';
import { evolutionPolicy } from './policy';

/** Trials counted against a finalist: every genome ever scored on the family of its data. */
export interface TrialEvidence {
  readonly trials: number;
  /** Variance of the trials' per-period Sharpe ratios; undefined with fewer than two. */
  readonly sharpeVariance?: number;
}

export interface Finalist {
  readonly strategy: GenomeId;
  readonly weightedFitness: number;
  /** Probability that skill, not the search, made the Sharpe ratio; absent where it is undefined. */
  readonly inSampleDeflatedSharpe?: number;
  readonly deflatedSharpe?: number;
}

/** How a run ended: its finalists, best in-sample rank first, and what may honestly be said of the first. */
export interface Conclusion extends TrialEvidence {
  readonly finalists: readonly Finalist[];
  readonly verdict: Verdict;
}

export interface Verdict {
  readonly passed: boolean;
  /** One sentence. */
  readonly text: string;
  readonly reasons: readonly string[];
}

/** The best of an archive by weighted fitness, ties by id. */
export function rankFinalists<T extends Scored>(archive: readonly T[]): T[] {
  const weight = ({ fitness }: T): number => weighFitness(fitness, evolutionPolicy.fitnessWeights);
  return [...archive]
    .sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))
    .slice(0, evolutionPolicy.finalists);
}

export interface ConclusionInput {
  readonly finalists: readonly (Scored & { readonly evaluation: Evaluation })[];
  readonly assessments: ReadonlyMap<GenomeId, Assessment>;
  /** Bars in sample and out of sample. */
  readonly bars: { readonly inSample: number; readonly outOfSample: number };
  readonly trials: TrialEvidence;
  /** Buy-and-hold over the out-of-sample bars. */
  readonly benchmark: Metrics;
}

/** Judges the finalists; the verdict rests on the first alone, because choosing among them out of sample would be one more search. */
export function drawConclusion(input: ConclusionInput): Conclusion {
  const { trials, bars, assessments } = input;
  const finalists = input.finalists.map(({ id, fitness, evaluation }): Finalist => {
    const inSample = deflate(evaluation.inSample, bars.inSample, trials);
    const outOfSample = deflate(assessments.get(id)?.outOfSample, bars.outOfSample, trials);
    return {
      strategy: id,
      weightedFitness: quantise(weighFitness(fitness, evolutionPolicy.fitnessWeights)),
      ...(inSample !== undefined && { inSampleDeflatedSharpe: quantise(inSample) }),
      ...(outOfSample !== undefined && { deflatedSharpe: quantise(outOfSample) }),
    };
  });
  return { ...trials, finalists, verdict: judge(finalists[0], input) };
}

function deflate(metrics: Metrics | undefined, observations: number, trials: TrialEvidence): number | undefined {
  const { sharpePerPeriod, skewness, kurtosis } = metrics ?? {};
  if (sharpePerPeriod === undefined || skewness === undefined || kurtosis === undefined) return undefined;
  if (trials.sharpeVariance === undefined || trials.trials < 1) return undefined;
  const evidence = { sharpePerPeriod, observations, skewness, kurtosis };
  return computeDeflatedSharpe(evidence, { trials: trials.trials, variance: trials.sharpeVariance }).probability;
}

function judge(first: Finalist | undefined, { assessments, trials, benchmark }: ConclusionInput): Verdict {
  const { minDeflatedSharpe, intervalLevel } = evolutionPolicy.verdict;
  if (!first) return refusal(['No genome traded often enough to be judged.']);
  const { outOfSample, sharpeInterval } = assessments.get(first.strategy) ?? {};
  const reasons: string[] = [];
  // Each check fails closed: a figure that is undefined is a reason of its own.
  if (!((first.deflatedSharpe ?? -1) >= minDeflatedSharpe))
    reasons.push(
      `After ${trials.trials} trials the probability of skill (deflated Sharpe) out of sample is ${show(first.deflatedSharpe)}, below ${minDeflatedSharpe}.`,
    );
  if (!((sharpeInterval?.lower ?? -1) > 0))
    reasons.push(
      `The ${intervalLevel * 100} % interval of the out-of-sample Sharpe ratio, ${show(sharpeInterval?.lower)} to ${show(sharpeInterval?.upper)}, does not lie above 0.`,
    );
  if (!((outOfSample?.sharpe ?? Number.NEGATIVE_INFINITY) > (benchmark.sharpe ?? Number.POSITIVE_INFINITY)))
    reasons.push(
      `Its out-of-sample Sharpe ratio of ${show(outOfSample?.sharpe)} does not exceed ${show(benchmark.sharpe)} of buy-and-hold.`,
    );
  if (reasons.length > 0) return refusal(reasons);
  return {
    passed: true,
    text: `Evidence of skill: out of sample the first finalist beats what ${trials.trials} trials of luck explain.`,
    reasons,
  };
}

function refusal(reasons: readonly string[]): Verdict {
  return { passed: false, text: 'No evidence of skill.', reasons };
}

function show(value: number | undefined): string {
  return value === undefined ? 'undefined' : value.toFixed(3);
}
