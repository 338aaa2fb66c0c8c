import { computeDeflatedSharpe } from '../performance/deflated-sharpe';
import { quantise } from '../numerics/quantise';
import type { GenomeId } from '../strategy/genome';
import type { Assessment } from './assessment';
import type { Evaluation, Metrics } from './evaluation';
import { weighFitness, type Scored } from './fitness';
import { evolutionPolicy } from './policy';

/** What is counted against a finalist: in sample every genome ever scored on the family of its data, out of sample every one ever tried there. */
export interface TrialEvidence {
  readonly trials: number;
  /** Variance of the trials' per-period Sharpe ratios, for the reader: skill and costs make it larger than luck does. Undefined with fewer than two. */
  readonly sharpeVariance?: number;
  /** Distinct strategies ever tried on the family's hold-out, this run's finalists among them. */
  readonly looks: number;
}

export interface Finalist {
  readonly strategy: GenomeId;
  readonly weightedFitness: number;
  /** Probability that skill, not the search among all trials, made the in-sample Sharpe ratio; absent where it is undefined. */
  readonly inSampleDeflatedSharpe?: number;
  /** The same out of sample, where only those count that were ever tried there. */
  readonly deflatedSharpe?: number;
  /** Both of what holding the instrument does not explain: the same probabilities of the appraisal ratio. */
  readonly inSampleDeflatedResidual?: number;
  readonly deflatedResidual?: number;
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

/** An archive by weighted fitness, the best first, ties by id. */
export function rankArchive<T extends Scored>(archive: readonly T[]): T[] {
  const weight = ({ fitness }: T): number => weighFitness(fitness, evolutionPolicy.fitnessWeights);
  return [...archive].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
}

/** Those of an archive that are judged out of sample. */
export function rankFinalists<T extends Scored>(archive: readonly T[]): T[] {
  return rankArchive(archive).slice(0, evolutionPolicy.finalists);
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
    const inSample = deflate(evaluation.inSample, bars.inSample, trials.trials);
    const { outOfSample: figures, beyondHolding } = assessments.get(id) ?? {};
    const outOfSample = deflate(figures, bars.outOfSample, trials.looks);
    const residualBefore = deflate(beyondHolding?.inSample, bars.inSample, trials.trials);
    const residual = deflate(beyondHolding?.outOfSample, bars.outOfSample, trials.looks);
    return {
      strategy: id,
      weightedFitness: quantise(weighFitness(fitness, evolutionPolicy.fitnessWeights)),
      ...(inSample !== undefined && { inSampleDeflatedSharpe: quantise(inSample) }),
      ...(outOfSample !== undefined && { deflatedSharpe: quantise(outOfSample) }),
      ...(residualBefore !== undefined && { inSampleDeflatedResidual: quantise(residualBefore) }),
      ...(residual !== undefined && { deflatedResidual: quantise(residual) }),
    };
  });
  return { ...trials, finalists, verdict: judge(finalists[0], input) };
}

/**
 * Against the best that so many strategies without skill would have reached: their ratios scatter by sampling alone, with variance 1 / n
 * (Lo 2002 at a ratio of 0). The trials' own variance would count the skill that evolution did find as if it were luck.
 */
function deflate(
  metrics: Pick<Metrics, 'sharpePerPeriod' | 'skewness' | 'kurtosis'> | undefined,
  observations: number,
  trials: number,
): number | undefined {
  const { sharpePerPeriod, skewness, kurtosis } = metrics ?? {};
  if (sharpePerPeriod === undefined || skewness === undefined || kurtosis === undefined) return undefined;
  if (trials < 1) return undefined;
  const evidence = { sharpePerPeriod, observations, skewness, kurtosis };
  return computeDeflatedSharpe(evidence, { trials, variance: 1 / observations }).probability;
}

function judge(first: Finalist | undefined, { assessments, trials, benchmark }: ConclusionInput): Verdict {
  const { minDeflatedSharpe, intervalLevel } = evolutionPolicy.verdict;
  if (!first) return refusal(['No genome traded often enough to be judged.']);
  const { outOfSample, sharpeInterval } = assessments.get(first.strategy) ?? {};
  const reasons: string[] = [];
  // Each check fails closed: a figure that is undefined is a reason of its own.
  if (!((first.inSampleDeflatedSharpe ?? -1) >= minDeflatedSharpe))
    reasons.push(
      `After ${trials.trials} trials the probability of skill (deflated Sharpe) in sample is ${show(first.inSampleDeflatedSharpe)}, below ${minDeflatedSharpe}.`,
    );
  if (!((first.deflatedSharpe ?? -1) >= minDeflatedSharpe))
    reasons.push(
      `After ${trials.looks} looks at the hold-out it is ${show(first.deflatedSharpe)} out of sample, below ${minDeflatedSharpe}.`,
    );
  if (!(
    (first.inSampleDeflatedResidual ?? -1) >= minDeflatedSharpe && (first.deflatedResidual ?? -1) >= minDeflatedSharpe
  ))
    reasons.push(
      `Of what holding the instrument does not explain the probability of skill is ${show(first.inSampleDeflatedResidual)} in sample and ${show(first.deflatedResidual)} out of sample; both have to reach ${minDeflatedSharpe}.`,
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
    text: `Evidence of skill: the first finalist beats what ${trials.trials} trials of luck explain in sample, and ${trials.looks} out of sample.`,
    reasons,
  };
}

function refusal(reasons: readonly string[]): Verdict {
  return { passed: false, text: 'No evidence of skill.', reasons };
}

function show(value: number | undefined): string {
  return value === undefined ? 'undefined' : value.toFixed(3);
}
