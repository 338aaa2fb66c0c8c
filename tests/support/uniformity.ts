/**
 * Kolmogorov-Smirnov statistic of p-values against the uniform distribution, in the scale of Stephens (1970) that needs no table: above
 * 1.358 with probability 5 %, above 1.628 with 1 %, above 1.949 with 0.1 %.
 */
export function measureNonUniformity(pValues: readonly number[]): number {
  const ordered = [...pValues].sort((a, b) => a - b);
  const n = ordered.length;
  let distance = 0;
  for (const [rank, p] of ordered.entries()) distance = Math.max(distance, p - rank / n, (rank + 1) / n - p);
  return distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
}

export const onePerThousand = 1.949;

/** The same to one side, where too many p-values are small: above 1.858 with probability 0.1 %. A test that is merely cautious stays low. */
export function measureLaxity(pValues: readonly number[]): number {
  const ordered = [...pValues].sort((a, b) => a - b);
  const n = ordered.length;
  const distance = Math.max(...ordered.map((p, rank) => (rank + 1) / n - p));
  return distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
}

export const onePerThousandOneSided = 1.858;
