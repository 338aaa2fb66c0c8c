import { computeBinomialTail, computeShareBounds } from '../numerics/binomial-distribution';
import { adjustForFamily } from '../numerics/family-wise-error';
import { requireQuantile } from '../numerics/quantile';
import { quantise } from '../numerics/quantise';
import type { Random } from '../numerics/random';
import {
  bootstrapStudentised,
  computePValueAbove,
  computeStudentisedBounds,
  type SmoothFigure,
} from '../numerics/studentised-bootstrap';
import { annualise } from '../performance/annual-return';
import { computeCalmar } from '../performance/calmar';
import { computeInformationRatio } from '../performance/information-ratio';
import { findMaxDrawdown } from '../performance/max-drawdown';
import { computeSharpe } from '../performance/sharpe';
import { computeWinRate } from '../performance/win-rate';
import type { StageTargets } from './gate-plan';
import { describeInformationRatio, describeSharpe } from './ratio-figures';
import { resamplePaths, type ResampledPaths } from './resampled-paths';

export type TargetMetric = keyof StageTargets;

/** What targets are tested on: simple returns a bar, those of the held instrument over the same bars, and the money of each closed trade. */
export interface TargetEvidence {
  readonly returns: Float64Array;
  readonly held: Float64Array;
  readonly profits: Float64Array;
}

export interface TargetTestOptions {
  /** Share of a target by which a figure may miss it and still count as no worse, in [0, 1). */
  readonly margin: number;
  /** Of each test and bound, one-sided: 0.05. */
  readonly level: number;
  readonly resamples: number;
  readonly periodsPerYear: number;
  readonly random: Random;
}

/** One figure against its target; all numbers of twelve digits. */
export interface TargetResult {
  readonly metric: TargetMetric;
  readonly target: number;
  /** What the figure is tested against: the target less the margin, for a drawdown the target and the margin. */
  readonly threshold: number;
  /** Absent, as what follows, where the evidence does not define it. */
  readonly value?: number;
  /** One-sided bounds, each at confidence 1 - level. */
  readonly lower?: number;
  readonly upper?: number;
  /** One-sided, of "worse than the threshold". */
  readonly pValue?: number;
  /** The same adjusted for the family of targets (Holm 1979). */
  readonly adjusted?: number;
  /** Shown to be no worse; shown to be worse; or neither. */
  readonly met: 'yes' | 'no' | 'unknown';
  /** Distance from the target in deviations of what the figure is the mean of (Cohen 1988); absent for figures that are no means. */
  readonly effectSize?: number;
}

type Tested = Pick<TargetResult, 'value' | 'lower' | 'upper' | 'pValue' | 'effectSize'>;

const metrics = ['sharpe', 'maxDrawdown', 'winRate', 'informationRatio', 'calmar'] as const;

/** Fewer returns hold no two blocks worth resampling. */
const leastReturns = 20;

/** Share of resamples that may leave a figure undefined before it is. */
const mostUndefined = 0.01;

/**
 * One-sided non-inferiority tests of figures against the targets of a stage (seed 003 phase 4 tests two-sided, where a figure far below its target
 * passes as significant). The hypothesis to be refused is "worse than the target less a margin"; for a drawdown less is better and all is turned.
 *
 * Sharpe and information ratio by the studentised stationary bootstrap, returns and the held instrument's resampled together; the win rate by the
 * exact binomial test, trades taken as independent; drawdown and Calmar ratio of the typical history of that length, by the share of resampled
 * histories that are worse than the threshold. A drawdown that did exceed its threshold has a p-value of 1. Targets that the
 * evidence does not define count in the family with a p-value of 1.
 * Throws a RangeError on options out of range, series of different lengths, or a return that is not finite.
 */
export function testTargets(
  evidence: TargetEvidence,
  targets: StageTargets,
  options: TargetTestOptions,
): TargetResult[] {
  const { margin, level, resamples } = options;
  if (!(margin >= 0 && margin < 1)) throw new RangeError(`a margin lies in [0, 1), not at ${margin}`);
  if (!(level > 0 && level < 0.5)) throw new RangeError(`a level lies inside (0, 0.5), not at ${level}`);
  if (!(Number.isInteger(resamples) && resamples >= 1))
    throw new RangeError(`resamples are at least 1, not ${resamples}`);
  const test = createTests(evidence, options);
  const tested = metrics.flatMap((metric) => {
    const target = targets[metric];
    if (target === undefined) return [];
    if (!(target > 0 && target < Infinity)) throw new RangeError(`a target for ${metric} is above 0, not ${target}`);
    const threshold = quantise(target * (metric === 'maxDrawdown' ? 1 + margin : 1 - margin));
    return [{ metric, target, threshold, ...test[metric]({ target, threshold }) }];
  });
  const adjusted = adjustForFamily(tested.map(({ pValue }) => pValue ?? 1));
  return tested.map((result, place) => conclude(result, adjusted[place]!, level));
}

type Untold = Omit<TargetResult, 'adjusted' | 'met'>;

function conclude(tested: Untold, adjusted: number, level: number): TargetResult {
  const { metric, target, threshold } = tested;
  const told: Partial<Record<keyof Tested, number>> = {};
  for (const part of ['value', 'lower', 'upper', 'pValue', 'effectSize'] as const) {
    const figure = tested[part];
    if (figure !== undefined && Number.isFinite(figure)) told[part] = quantise(figure);
  }
  if (told.pValue === undefined) return { metric, target, threshold, ...told, met: 'unknown' };
  const met = isWorse({ ...tested, ...told }) ? 'no' : adjusted <= level ? 'yes' : 'unknown';
  return { metric, target, threshold, ...told, adjusted: quantise(adjusted), met };
}

/** Whether the whole interval is on the wrong side; of a drawdown what happened is enough. */
function isWorse({ metric, threshold, value, upper }: Untold): boolean {
  return metric === 'maxDrawdown' ? (value ?? Infinity) > threshold : upper !== undefined && upper < threshold;
}

interface Aim {
  readonly target: number;
  readonly threshold: number;
}

function createTests(
  { returns, held, profits }: TargetEvidence,
  options: TargetTestOptions,
): Readonly<Record<TargetMetric, (aim: Aim) => Tested>> {
  const { periodsPerYear } = options;
  const sharpe = computeSharpe(returns, periodsPerYear);
  // Returns that do not vary are those of an account that rested: it never fell, and that shows nothing.
  const enough = returns.length >= leastReturns && sharpe !== undefined;
  let paths: ResampledPaths | undefined;
  const resampled = (): ResampledPaths => (paths ??= resamplePaths(returns, options));
  return {
    sharpe: (aim) => (enough ? testRatio(sharpe, describeSharpe(returns, periodsPerYear), { ...options, ...aim }) : {}),
    informationRatio: (aim) => {
      const value = enough ? computeInformationRatio(returns, held, periodsPerYear) : undefined;
      if (value === undefined) return {};
      return testRatio(value, describeInformationRatio(returns, held, periodsPerYear), { ...options, ...aim });
    },
    winRate: (aim) => testWinRate(profits, aim, options.level),
    maxDrawdown: (aim) => {
      const value = enough ? findMaxDrawdown(returns)?.depth : undefined;
      return value === undefined ? {} : testDrawdown(value, resampled().maxDrawdowns, { ...options, ...aim });
    },
    calmar: (aim) => {
      const value = enough ? computeCalmar(returns, periodsPerYear) : undefined;
      if (value === undefined) return {};
      const ratios = computeCalmars(resampled(), returns.length, periodsPerYear);
      return testCalmar(value, ratios, { ...options, ...aim });
    },
  };
}

type Test = TargetTestOptions & Aim;

function testRatio(
  value: number,
  figure: SmoothFigure,
  { target, threshold, level, periodsPerYear, ...draw }: Test,
): Tested {
  const bootstrap = bootstrapStudentised(figure, draw);
  if (bootstrap === undefined) return { value };
  return {
    value,
    ...computeStudentisedBounds(bootstrap, 1 - level),
    pValue: computePValueAbove(bootstrap, threshold),
    effectSize: (value - target) / Math.sqrt(periodsPerYear),
  };
}

function testWinRate(profits: Float64Array, { target, threshold }: Aim, level: number): Tested {
  const value = computeWinRate(profits);
  if (value === undefined) return {};
  const won = profits.filter((profit) => profit > 0).length;
  return {
    value,
    ...computeShareBounds(won, profits.length, 1 - level),
    pValue: computeBinomialTail(won, profits.length, Math.min(threshold, 1)),
    effectSize: 2 * (Math.asin(Math.sqrt(value)) - Math.asin(Math.sqrt(Math.min(target, 1)))),
  };
}

function testDrawdown(value: number, depths: Float64Array, { threshold, level }: Test): Tested {
  return {
    value,
    lower: requireQuantile(depths, level),
    upper: requireQuantile(depths, 1 - level),
    // What happened needs no resample.
    pValue: value > threshold ? 1 : (1 + depths.filter((depth) => depth > threshold).length) / (1 + depths.length),
  };
}

function testCalmar(value: number, ratios: Float64Array, { threshold, level, resamples }: Test): Tested {
  if (ratios.length < resamples * (1 - mostUndefined)) return { value };
  // A resample without a ratio is taken for a bad one.
  const worse = ratios.filter((ratio) => ratio <= threshold).length + resamples - ratios.length;
  return {
    value,
    lower: requireQuantile(ratios, level),
    upper: requireQuantile(ratios, 1 - level),
    pValue: (1 + worse) / (1 + resamples),
  };
}

/** Of the resamples that fell at all and did not lose more than everything. */
function computeCalmars(
  { totalReturns, maxDrawdowns }: ResampledPaths,
  periods: number,
  periodsPerYear: number,
): Float64Array {
  const ratios = totalReturns.map((totalReturn, resample) => {
    const annual = annualise(totalReturn, periods, periodsPerYear);
    const depth = maxDrawdowns[resample]!;
    return annual === undefined || depth === 0 ? NaN : annual / depth;
  });
  return ratios.filter((ratio) => Number.isFinite(ratio));
}
