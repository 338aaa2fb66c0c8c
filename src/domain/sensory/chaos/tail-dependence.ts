import { quantise } from '../../numerics/quantise';
import { requirePairs } from './pairs';
import { chaosPolicy } from './policy';
import { computeRanks } from './ranks';
import { fitStudentCopula, type StudentCopula } from './student-copula';

// Correlations measured in calm say little about a crash: what counts is how often both fall together.

export interface TailDependence {
  readonly pairs: number;
  /** P(both in their worst share | one is), counted: 0 apart, 1 always together; `share` itself where they have nothing to do with each other. */
  readonly lowerTail: number;
  /** Binomial standard error, pairs taken as independent. */
  readonly standardError: number;
  /** Share of the worst that was counted. */
  readonly share: number;
  /** The limit that a t copula gives the same as the share goes to 0; undefined where one series does not vary. */
  readonly copula: StudentCopula | undefined;
}

/**
 * Lower-tail dependence of two series of returns: the empirical chi of Coles, Heffernan & Tawn (1999) at the worst 5 %, and the coefficient of a t copula by
 * ranks. Only the order within each series counts. Undefined below 100 pairs. Throws a RangeError where the two differ in length or a
 * return is not finite.
 */
export function computeTailDependence(returns: Float64Array, benchmark: Float64Array): TailDependence | undefined {
  requirePairs(returns, benchmark);
  const { share, leastPairs } = chaosPolicy.dependence;
  const pairs = returns.length;
  if (pairs < leastPairs) return undefined;
  const [ranks, benchmarkRanks] = [computeRanks(returns), computeRanks(benchmark)];
  const worst = Math.floor(pairs * share);
  let together = 0;
  for (let i = 0; i < pairs; i++) if (ranks[i]! <= worst && benchmarkRanks[i]! <= worst) together++;
  const lowerTail = together / worst;
  const standardError = quantise(Math.sqrt((lowerTail * (1 - lowerTail)) / worst));
  return { pairs, lowerTail, standardError, share, copula: fitStudentCopula(returns, benchmark) };
}
