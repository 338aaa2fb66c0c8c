import { deriveSeed } from '../numerics/derived-seed';
import { adjustForFalseDiscovery } from '../numerics/false-discovery-rate';
import { requireQuantile } from '../numerics/quantile';
import { quantise } from '../numerics/quantise';
import type { GenomeId } from '../strategy/genome';
import { evolutionPolicy } from './policy';
import { measureLuck, type SearchExtent, type SearchLuck } from './progress-luck';
import { scoreGain } from './score';
import { sharedBlockLength, drawSharedBlocks, resampleSharpe, type SharpeSample } from './progress-resamples';
import { summariseProgress, type ProgressSummary } from './progress-summary';

/** The leaders of a generation: the best of its archive by weighted fitness. */
export interface GenerationLeaders {
  readonly generation: number;
  readonly leaders: readonly GenomeId[];
}

/** Bars that evolution chose on, or bars that it never saw. */
export type ProgressSample = 'in sample' | 'out of sample';

export interface ProgressInput {
  /** In order of time, each with at least one leader. */
  readonly generations: readonly GenerationLeaders[];
  /** Account returns of every leader, all over the same bars. */
  readonly returns: ReadonlyMap<GenomeId, Float64Array>;
  /** Which bars they are of; in sample where absent. */
  readonly sample?: ProgressSample;
  /** The search behind the leaders, so that the luck of having been chosen in sample can be taken into account. */
  readonly extent?: SearchExtent;
  /** Of the run; the resamples have a stream of their own. */
  readonly seed: number;
  readonly periodsPerYear: number;
}

/** How much better than another generation. */
export interface Improvement {
  /** Change of the quality as a fraction of the earlier one. */
  readonly relative: number;
  /** Percentile interval of that change. */
  readonly interval: { readonly lower: number; readonly upper: number };
  /** One-sided: how often noise alone improves this much. */
  readonly pValue: number;
  /** The same, adjusted for the number of generations compared (Benjamini & Hochberg 1995). */
  readonly adjustedPValue: number;
}

export interface GenerationProgress {
  readonly generation: number;
  readonly leaders: number;
  /** Mean of the leaders' annual Sharpe ratios. */
  readonly sharpe: number;
  /** (1 + S / (1 + |S|)) / 2 with S that mean, so that a share of it has a meaning below 0 too: 0.5 earns nothing, 0.75 is a ratio of 1. */
  readonly quality: number;
  /** Absent for the first generation. */
  readonly sincePrevious?: Improvement;
  readonly sinceFirst?: Improvement;
}

export interface ProgressReport {
  readonly sample: ProgressSample;
  readonly method: string;
  readonly resamples: number;
  /** Bars. */
  readonly meanBlockLength: number;
  /** Confidence of the intervals. */
  readonly level: number;
  readonly generations: readonly GenerationProgress[];
  readonly summary: ProgressSummary;
  /** What these figures do not say. */
  readonly caveat: string;
}

const method =
  'Leaders scored again on stationary-bootstrap resamples of their returns, the same blocks for all (Politis & Romano 1994); ' +
  'one-sided p-values of the difference between mean Sharpe ratios, centred on the one observed (Hall & Wilson 1991), ' +
  'adjusted over generations by Benjamini & Hochberg 1995.';

const caveats: Readonly<Record<ProgressSample, string>> = {
  'in sample':
    'Leaders were chosen for doing well on these very bars. The test asks whether a generation is better than noise in its returns explains; ' +
    'it does not take away the luck of having been chosen, so its p-values are too small: a search among rules without any skill can pass it. ' +
    'Where the extent of the search is known, the gain from first to last is held against that luck too. Skill is judged on the hold-out alone.',
  'out of sample':
    'Nothing was chosen on these bars, so luck in the search is no part of the figures. The generations share one stretch of history: ' +
    'what pays in it need not pay in another.',
};

/**
 * Did the leaders of each generation improve beyond what noise in their returns explains, against the generation before and against the first?
 * A resample in which any account does not move is left out for all of them. Undefined without two generations, where a leader's
 * Sharpe ratio is undefined, or where over 1 % of the resamples are left out.
 * Throws a RangeError where a generation has no leaders, or a leader no returns or returns of another length.
 */
export function measureProgress(input: ProgressInput): ProgressReport | undefined {
  const { generations, seed, periodsPerYear, sample = 'in sample' } = input;
  const { resamples, interval } = evolutionPolicy.progress;
  if (generations.length < 2) return undefined;
  const returns = requireReturns(input);
  const outermost = [...(generations[0]?.leaders ?? []), ...(generations.at(-1)?.leaders ?? [])];
  const series = outermost.flatMap((id) => returns.get(id) ?? []);
  const meanBlockLength = sharedBlockLength(series);
  const observations = series[0]?.length ?? 0;
  const blocks = drawSharedBlocks({ observations, resamples, meanBlockLength, seed: deriveSeed(seed, 'progress') });

  const samples = new Map<GenomeId, SharpeSample>();
  for (const [id, account] of returns) {
    const resampled = resampleSharpe(account, blocks, periodsPerYear);
    if (!resampled) return undefined;
    samples.set(id, resampled);
  }
  const kept = keptResamples([...samples.values()], resamples);
  if (kept.length < resamples * (1 - mostLeftOut)) return undefined;

  const means = generations.map(({ leaders }) => meanSample(leaders, samples, kept));
  const measured = describeGenerations(generations, means);
  const luck = sample === 'in sample' ? luckOf(input, means) : undefined;
  return {
    ...{ sample, method, resamples: kept.length, meanBlockLength, level: interval },
    generations: measured,
    summary: summariseProgress(measured, { sample, ...(luck && { luck }) }),
    caveat: caveats[sample],
  };
}

function luckOf(
  { generations, extent, periodsPerYear }: ProgressInput,
  means: readonly SharpeSample[],
): SearchLuck | undefined {
  const [first, last] = [means[0], means.at(-1)];
  if (!extent || !first || !last) return undefined;
  const count = (leaders: readonly GenomeId[] = []): number => new Set(leaders).size;
  const leaders = { first: count(generations[0]?.leaders), last: count(generations.at(-1)?.leaders) };
  return measureLuck({ first, last, leaders, extent, periodsPerYear });
}

/** Share of the resamples that may be left out. */
const mostLeftOut = 0.01;

function requireReturns({ generations, returns }: ProgressInput): Map<GenomeId, Float64Array> {
  const required = new Map<GenomeId, Float64Array>();
  let observations: number | undefined;
  for (const { generation, leaders } of generations) {
    if (leaders.length === 0) throw new RangeError(`generation ${generation} has no leaders`);
    for (const id of leaders) {
      const series = returns.get(id);
      observations ??= series?.length;
      if (!series || series.length !== observations)
        throw new RangeError(
          `leader ${id}: ${series?.length ?? 'no'} returns where ${observations ?? 'some'} are needed`,
        );
      required.set(id, series);
    }
  }
  return required;
}

function keptResamples(samples: readonly SharpeSample[], resamples: number): number[] {
  return Array.from({ length: resamples }, (_, index) => index).filter((index) =>
    samples.every(({ resampled }) => !Number.isNaN(resampled[index]!)),
  );
}

/** Mean ratio of some leaders; summed in the order of their ids, so that the same leaders give the same bits. */
function meanSample(
  leaders: readonly GenomeId[],
  samples: ReadonlyMap<GenomeId, SharpeSample>,
  kept: readonly number[],
): SharpeSample {
  const members = [...new Set(leaders)].sort().flatMap((id) => samples.get(id) ?? []);
  const resampled = new Float64Array(kept.length);
  for (let index = 0; index < kept.length; index++) {
    let sum = 0;
    for (const member of members) sum += member.resampled[kept[index]!]!;
    resampled[index] = sum / members.length;
  }
  return { sharpe: members.reduce((sum, { sharpe }) => sum + sharpe, 0) / members.length, resampled };
}

function describeGenerations(
  generations: readonly GenerationLeaders[],
  means: readonly SharpeSample[],
): GenerationProgress[] {
  const later = means.slice(1);
  const steps = withAdjustedPValues(later.map((mean, index) => compareLeaders(means[index]!, mean)));
  const sinceFirst = withAdjustedPValues(later.map((mean) => compareLeaders(means[0]!, mean)));
  return generations.map(({ generation, leaders }, index) => ({
    generation,
    leaders: new Set(leaders).size,
    sharpe: quantise(means[index]!.sharpe),
    quality: quantise(qualityOf(means[index]!.sharpe)),
    ...(index > 0 && { sincePrevious: steps[index - 1]!, sinceFirst: sinceFirst[index - 1]! }),
  }));
}

/**
 * The test is one of ratios, not of qualities: a quality flattens away from 0, so that its resamples, spread around what was observed, vary
 * less than it did itself.
 */
function compareLeaders(before: SharpeSample, after: SharpeSample): Omit<Improvement, 'adjustedPValue'> {
  const resamples = before.resampled.length;
  const observed = after.sharpe - before.sharpe;
  const relative = new Float64Array(resamples);
  let asGood = 0;
  for (let index = 0; index < resamples; index++) {
    const earlier = before.resampled[index]!;
    const later = after.resampled[index]!;
    asGood += Number(later - earlier - observed >= observed);
    relative[index] = qualityOf(later) / qualityOf(earlier) - 1;
  }
  const { interval } = evolutionPolicy.progress;
  const bound = (probability: number): number => quantise(requireQuantile(relative, probability));
  return {
    relative: quantise(qualityOf(after.sharpe) / qualityOf(before.sharpe) - 1),
    interval: { lower: bound((1 - interval) / 2), upper: bound((1 + interval) / 2) },
    pValue: quantise((1 + asGood) / (1 + resamples)),
  };
}

function qualityOf(sharpe: number): number {
  return scoreGain(sharpe, 1);
}

function withAdjustedPValues(improvements: readonly Omit<Improvement, 'adjustedPValue'>[]): Improvement[] {
  const adjusted = adjustForFalseDiscovery(improvements.map(({ pValue }) => pValue));
  return improvements.map((improvement, index) => ({ ...improvement, adjustedPValue: quantise(adjusted[index]!) }));
}
