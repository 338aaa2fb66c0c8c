import { quantise } from '../numerics/quantise';
import { computeSkillProbability } from '../performance/skill-probability';
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
  /** The run trained known strategies: nobody was tried out of sample, and nobody is judged. */
  readonly training?: boolean;
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
  return { ...trials, finalists, verdict: input.training ? unjudged : judge(finalists[0], input) };
}

/** Against the best that so many strategies without skill would have reached. Undefined where nobody was counted. */
function deflate(
  metrics: Pick<Metrics, 'sharpePerPeriod' | 'skewness' | 'kurtosis'> | undefined,
  observations: number,
  trials: number,
): number | undefined {
  const { sharpePerPeriod, skewness, kurtosis } = metrics ?? {};
  if (sharpePerPeriod === undefined || skewness === undefined || kurtosis === undefined) return undefined;
  if (trials < 1) return undefined;
  return computeSkillProbability({ sharpePerPeriod, observations, skewness, kurtosis }, trials);
}

const unjudged: Verdict = {
  passed: false,
  text: 'Not judged: a training run.',
  reasons: ['Its strategies were not tried on the hold-out; they are proved elsewhere.'],
};

function judge(first: Finalist | undefined, input: ConclusionInput): Verdict {
  if (!first) return refusal(['No genome traded often enough to be judged.']);
  const { trials } = input;
  const failed = listChecks(first, { ...input, assessment: input.assessments.get(first.strategy) }).filter(
    ({ passed }) => !passed,
  );
  if (failed.length > 0) return refusal([...new Set(failed.map(({ reason }) => reason))]);
  return {
    passed: true,
    text: `Evidence of skill: the first finalist beats what ${trials.trials} trials of luck explain in sample, and ${trials.looks} out of sample.`,
    reasons: [],
  };
}

/** One thing that the verdict asks of a finalist. */
export interface FinalistCheck {
  readonly name:
    | 'in-sample-skill'
    | 'out-of-sample-skill'
    | 'in-sample-residual-skill'
    | 'out-of-sample-residual-skill'
    | 'out-of-sample-interval'
    | 'buy-and-hold';
  readonly found: number | undefined;
  readonly needed: number | undefined;
  readonly relation: 'at least' | 'above';
  /** False where either side is undefined. */
  readonly passed: boolean;
  /** What is said where it does not pass; the two that stand or fall together share it. */
  readonly reason: string;
}

/** Everything that a finalist has to pass, in the order in which it is told of. */
export function listChecks(
  finalist: Finalist,
  {
    assessment,
    trials,
    benchmark,
  }: Pick<ConclusionInput, 'trials' | 'benchmark'> & { assessment: Assessment | undefined },
): FinalistCheck[] {
  const { minDeflatedSharpe, intervalLevel } = evolutionPolicy.verdict;
  const { inSampleDeflatedSharpe, deflatedSharpe, inSampleDeflatedResidual, deflatedResidual } = finalist;
  const { outOfSample, sharpeInterval } = assessment ?? {};
  const atLeast = (name: FinalistCheck['name'], found: number | undefined, reason: string): FinalistCheck =>
    checkFigure({ name, found, needed: minDeflatedSharpe, relation: 'at least', reason });
  const above = (name: FinalistCheck['name'], [found, needed]: readonly (number | undefined)[], reason: string) =>
    checkFigure({ name, found, needed, relation: 'above', reason });
  const residual = `Of what holding the instrument does not explain the probability of skill is ${show(inSampleDeflatedResidual)} in sample and ${show(deflatedResidual)} out of sample; both have to reach ${minDeflatedSharpe}.`;
  const interval = `The ${intervalLevel * 100} % interval of the out-of-sample Sharpe ratio`;
  return [
    atLeast(
      'in-sample-skill',
      inSampleDeflatedSharpe,
      `After ${trials.trials} trials the probability of skill (deflated Sharpe) in sample is ${show(inSampleDeflatedSharpe)}, below ${minDeflatedSharpe}.`,
    ),
    atLeast(
      'out-of-sample-skill',
      deflatedSharpe,
      `After ${trials.looks} looks at the hold-out it is ${show(deflatedSharpe)} out of sample, below ${minDeflatedSharpe}.`,
    ),
    atLeast('in-sample-residual-skill', inSampleDeflatedResidual, residual),
    atLeast('out-of-sample-residual-skill', deflatedResidual, residual),
    above(
      'out-of-sample-interval',
      [sharpeInterval?.lower, 0],
      sharpeInterval
        ? `${interval}, ${show(sharpeInterval.lower)} to ${show(sharpeInterval.upper)}, does not lie above 0.`
        : `${interval} is undefined.`,
    ),
    above(
      'buy-and-hold',
      [outOfSample?.sharpe, benchmark.sharpe],
      `Its out-of-sample Sharpe ratio of ${show(outOfSample?.sharpe)} does not exceed ${show(benchmark.sharpe)} of buy-and-hold.`,
    ),
  ];
}

/** Fails closed: a figure that is undefined passes nothing. */
function checkFigure(check: Omit<FinalistCheck, 'passed'>): FinalistCheck {
  const { found, needed, relation } = check;
  const isDefined = found !== undefined && needed !== undefined;
  return { ...check, passed: isDefined && (relation === 'above' ? found > needed : found >= needed) };
}

function refusal(reasons: readonly string[]): Verdict {
  return { passed: false, text: 'No evidence of skill.', reasons };
}

function show(value: number | undefined): string {
  return value === undefined ? 'undefined' : value.toFixed(3);
}
