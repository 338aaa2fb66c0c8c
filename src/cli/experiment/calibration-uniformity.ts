import { quantise } from '../../domain/numerics/quantise';

export interface Uniformity {
  /** Largest distance between the distribution of the values and the uniform one. */
  readonly distance: number;
  /** Of the hypothesis that the values are uniform. */
  readonly pValue: number;
}

/**
 * Kolmogorov-Smirnov test of values against the uniform distribution on [0, 1]: Kolmogorov's limit in the scale of Stephens (1970), which needs no
 * table. Throws a RangeError without values.
 */
export function measureUniformity(values: readonly number[]): Uniformity {
  const count = values.length;
  if (count === 0) throw new RangeError('no values, no distribution');
  const ordered = [...values].sort((a, b) => a - b);
  let distance = 0;
  for (const [rank, value] of ordered.entries())
    distance = Math.max(distance, value - rank / count, (rank + 1) / count - value);
  const scaled = distance * (Math.sqrt(count) + 0.12 + 0.11 / Math.sqrt(count));
  return { distance: quantise(distance), pValue: quantise(computeKolmogorovTail(scaled)) };
}

/** P(K > x) of Kolmogorov's distribution (1933); below 0.2 it is 1 to twelve digits, and the series would need endless terms. */
function computeKolmogorovTail(x: number): number {
  if (x < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return Math.min(Math.max(sum, 0), 1);
}
