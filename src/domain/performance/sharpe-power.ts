import { computeNormalCdf, computeNormalQuantile } from '../numerics/normal-distribution';
import { computeExpectedMaximum } from '../numerics/normal-distribution-maximum';
import { assertPeriodsPerYear } from './periods-per-year';

export interface SharpePowerOptions {
  /** What the strategy is truly worth, annualised. */
  readonly annualSharpe: number;
  /** Returns that the test will see, at least 2. */
  readonly observations: number;
  readonly periodsPerYear: number;
  /** Probability of skill that the test asks for, inside (0, 1): 0.95. */
  readonly confidence: number;
}

/**
 * Probability that a strategy of a true Sharpe ratio passes: that its probabilistic Sharpe ratio over `benchmark` (per period) reaches the
 * confidence. Phi((SR - SR*) sqrt(T - 1) / sqrt(1 + SR^2 / 2) - z) for independent normal returns (the variance of Lo 2002).
 * Throws a RangeError on options out of range.
 */
export function computeSharpePower(options: SharpePowerOptions & { readonly benchmark: number }): number {
  const { annualSharpe, observations, periodsPerYear, confidence, benchmark } = options;
  assertPeriodsPerYear(periodsPerYear);
  if (!(observations >= 2 && observations < Infinity))
    throw new RangeError(`observations are at least 2, not ${observations}`);
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`a confidence lies inside (0, 1), not at ${confidence}`);
  const ratio = annualSharpe / Math.sqrt(periodsPerYear);
  const distance = (ratio - benchmark) * Math.sqrt((observations - 1) / (1 + (ratio * ratio) / 2));
  return computeNormalCdf(distance - computeNormalQuantile(confidence));
}

/**
 * The same for the deflated Sharpe ratio after so many trials, whose ratios scatter by sampling alone, with variance 1 / T: what the best of
 * them is expected to show without skill is the benchmark (Bailey & Lopez de Prado 2014). Throws as above, and below one trial.
 */
export function computeDeflatedSharpePower(options: SharpePowerOptions & { readonly trials: number }): number {
  const benchmark = computeExpectedMaximum(options.trials) / Math.sqrt(options.observations);
  return computeSharpePower({ ...options, benchmark });
}
