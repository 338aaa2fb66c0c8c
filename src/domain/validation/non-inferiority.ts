import { quantise } from '../numerics/quantise';
import type { Random } from '../numerics/random';
import { bootstrapStudentised, computePValueAbove, computeStudentisedBounds } from '../numerics/studentised-bootstrap';
import { computeSharpe } from '../performance/sharpe';
import { describeSharpeDifference } from './ratio-figures';

export interface NonInferiorityOptions {
  /** By how much less the candidate's annual Sharpe ratio may be and still be no worse; from 0. */
  readonly margin: number;
  /** Of the test, one-sided: 0.05. */
  readonly level: number;
  readonly resamples: number;
  readonly periodsPerYear: number;
  readonly random: Random;
}

/** Two track records over the same periods, ratios annualised. */
export interface NonInferiority {
  readonly candidate: number;
  readonly champion: number;
  /** The candidate's ratio less the champion's; its standard error is 0 where the two cannot differ otherwise. */
  readonly difference: number;
  readonly standardError: number;
  /** Lower bound of the difference at confidence 1 - level, one-sided. */
  readonly lower: number;
  /** One-sided, of "worse by the margin or more". */
  readonly pValue: number;
  readonly notInferior: boolean;
  readonly meanBlockLength: number;
}

/**
 * Whether a candidate's Sharpe ratio is no worse than the champion's by more than a margin: the studentised time-series bootstrap of the
 * difference (Ledoit & Wolf 2008), both resampled by the same blocks because they trade the same market, one-sided.
 * Undefined where a ratio is, or where too few resamples define the difference. Throws a RangeError where the two differ in length, on options out
 * of range, or a return that is not finite.
 */
export function testNonInferiority(
  candidate: Float64Array,
  champion: Float64Array,
  { margin, level, periodsPerYear, ...draw }: NonInferiorityOptions,
): NonInferiority | undefined {
  if (candidate.length !== champion.length)
    throw new RangeError(`${candidate.length} returns of the candidate and ${champion.length} of the champion`);
  if (!(margin >= 0 && margin < Infinity)) throw new RangeError(`a margin is at least 0, not ${margin}`);
  if (!(level > 0 && level < 0.5)) throw new RangeError(`a level lies inside (0, 0.5), not at ${level}`);
  const [own, other] = [computeSharpe(candidate, periodsPerYear), computeSharpe(champion, periodsPerYear)];
  if (own === undefined || other === undefined) return undefined;
  const bootstrap = bootstrapStudentised(describeSharpeDifference(candidate, champion, periodsPerYear), draw);
  if (bootstrap === undefined) return undefined;
  const pValue = computePValueAbove(bootstrap, -margin);
  return {
    candidate: quantise(own),
    champion: quantise(other),
    difference: quantise(bootstrap.value),
    standardError: quantise(bootstrap.standardError),
    lower: quantise(computeStudentisedBounds(bootstrap, 1 - level).lower),
    pValue: quantise(pValue),
    notInferior: pValue <= level,
    meanBlockLength: quantise(bootstrap.meanBlockLength),
  };
}
