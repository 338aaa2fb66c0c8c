import { howPolicy } from './policy';

/**
 * How long things of one kind last, counted as they live: at every age the number at risk and the number that ended (Kaplan and Meier 1958).
 * What is still alive, or was lost from sight, counts at risk for the ages it was seen at and no longer.
 */
export interface SurvivalTable {
  /** Index k: age k in bars; index 0 is unused. */
  readonly atRisk: Float64Array;
  readonly ended: Float64Array;
  /** An age that fewer have reached is not judged. */
  readonly minAtRisk: number;
}

export function createSurvivalTable(maxAge: number, minAtRisk: number): SurvivalTable {
  return { atRisk: new Float64Array(maxAge + 1), ended: new Float64Array(maxAge + 1), minAtRisk };
}

/** Ages after `age` up to `age + bars`, given that it lasted until `age`. */
export interface Span {
  readonly age: number;
  readonly bars: number;
}

/** A probability with its standard error. */
export interface EndEstimate {
  readonly probability: number;
  readonly error: number;
}

/**
 * Probability of ending within the span: one minus the product-limit estimate of surviving it, with the standard error of Greenwood (1926), which
 * is 0 where nobody survived. Undefined where the span leaves the table or some age in it was seen too seldom.
 */
export function findEndEstimate(table: SurvivalTable, { age, bars }: Span): EndEstimate | undefined {
  const { atRisk, ended, minAtRisk } = table;
  if (age + bars >= atRisk.length) return undefined;
  let survival = 1;
  let sum = 0;
  for (let k = age + 1; k <= age + bars; k++) {
    const count = atRisk[k]!;
    const left = count - ended[k]!;
    if (count < minAtRisk) return undefined;
    survival *= left / count;
    sum += ended[k]! / (count * left);
  }
  return { probability: 1 - survival, error: survival > 0 ? survival * Math.sqrt(sum) : 0 };
}

/** The 95 % interval of an estimate, cut to [0, 1]. */
export function computeEndInterval({ probability, error }: EndEstimate): { low: number; high: number } {
  const reach = howPolicy.interval.deviations * error;
  return { low: Math.max(0, probability - reach), high: Math.min(1, probability + reach) };
}
