import { quantise } from '../numerics/quantise';
import type { Random } from '../numerics/random';
import type { VariationRates } from './heredity';
import { evolutionPolicy } from './policy';
import { variationPolicy } from './variation-policy';

/**
 * The rates of a child: the geometric mean of its parents', or the usual ones where it has none, changed log-normally before they are used on
 * the child itself, so that selection judges rates by what they made (Schwefel 1981; Beyer & Schwefel 2002).
 */
export function inheritRates(parents: readonly VariationRates[], random: Random): VariationRates {
  const { mutation: usual } = evolutionPolicy.variation;
  const mutation = parents.length === 0 ? usual : geometricMean(parents.map((rates) => rates.mutation));
  const step = parents.length === 0 ? 1 : geometricMean(parents.map((rates) => rates.step));
  const change = (): number => Math.exp(random.normal() / Math.sqrt(2 * variationPolicy.selfAdaptation.genes));
  return boundRates({ mutation: mutation * change(), step: step * change() });
}

/** Inside the policy's bounds, and cut to where platforms agree. */
export function boundRates({ mutation, step }: VariationRates): VariationRates {
  const { rates } = variationPolicy;
  return { mutation: bounded(mutation, rates.mutation), step: bounded(step, rates.step) };
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function bounded(value: number, { min, max }: { min: number; max: number }): number {
  return Math.min(max, Math.max(min, quantise(value)));
}
