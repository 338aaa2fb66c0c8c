import { assertFinite, computeMean, computeVariance } from '../numerics/statistics';
import type { ReturnMatrix } from './stage-evidence';

/** Two strategies are one trial when either explains half of the other's variance: a correlation of the root of 1/2. */
const sameTrialCorrelation = Math.SQRT1_2;

export interface EffectiveTrials {
  /** Number of clusters: trials that are not variations of one another. */
  readonly effective: number;
  /** (sum of eigenvalues)^2 over the sum of their squares of the correlation matrix: independent directions the rows span, a second opinion from below. */
  readonly participation: number;
  /** Cluster of each row, counted from 0 in the order of their first rows; -1 for a row that does not vary, which is no trial. */
  readonly clusters: readonly number[];
  /** The row of each cluster that is correlated most with the others of it, the first of equals. */
  readonly representatives: readonly number[];
}

/**
 * How many different things were tried, when many of the tried are variations of one. Rows are joined by average linkage, the most correlated
 * first, as long as the mean correlation between two clusters reaches `minCorrelation` (Lopez de Prado & Lewis 2019 cluster trials by correlation; their
 * number of clusters maximises a silhouette, which cannot say that all rows are independent). Opposites are two trials: either might have been
 * the winner. A row that does not vary has no ratio, cannot win, and counts for nothing.
 * O(n^2 T + n^3). Undefined where no row varies. Throws a RangeError on a value that is not finite, a matrix that is not filled, or a correlation
 * outside (0, 1].
 */
export function estimateEffectiveTrials(
  matrix: ReturnMatrix,
  { minCorrelation = sameTrialCorrelation }: { readonly minCorrelation?: number } = {},
): EffectiveTrials | undefined {
  if (!(minCorrelation > 0 && minCorrelation <= 1))
    throw new RangeError(`a correlation to join at lies in (0, 1], not at ${minCorrelation}`);
  const scores = standardiseRows(matrix);
  const rows = [...scores.keys()];
  if (rows.length === 0) return undefined;
  const correlations = correlate([...scores.values()]);
  const groups = joinByAverageLinkage(correlations, minCorrelation);
  const clusters = Array.from({ length: matrix.rows }, () => -1);
  for (const [label, group] of groups.entries()) for (const place of group) clusters[rows[place]!] = label;
  return {
    effective: groups.length,
    participation: measureParticipation(correlations),
    clusters,
    representatives: groups.map((group) => rows[findMedoid(group, correlations)]!),
  };
}

/** Rows that vary, less their mean and of length one, by their number: the product of two is their correlation. */
function standardiseRows({ rows, columns, values }: ReturnMatrix): Map<number, Float64Array> {
  if (values.length !== rows * columns)
    throw new RangeError(`${values.length} values are not ${rows} rows of ${columns}`);
  assertFinite(values);
  const scores = new Map<number, Float64Array>();
  for (let row = 0; row < rows; row++) {
    const series = values.subarray(row * columns, (row + 1) * columns);
    const mean = computeMean(series);
    const variance = computeVariance(series);
    if (mean === undefined || !variance) continue;
    const length = Math.sqrt(variance * (columns - 1));
    scores.set(
      row,
      series.map((value) => (value - mean) / length),
    );
  }
  return scores;
}

function correlate(scores: readonly Float64Array[]): Float64Array[] {
  const correlations = scores.map(() => new Float64Array(scores.length).fill(1));
  for (let a = 0; a < scores.length; a++) {
    for (let b = 0; b < a; b++) {
      const correlation = multiply(scores[a]!, scores[b]!);
      correlations[a]![b] = correlation;
      correlations[b]![a] = correlation;
    }
  }
  return correlations;
}

function multiply(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < a.length; t++) sum += a[t]! * b[t]!;
  return sum;
}

/** Clusters as sorted places, ordered by their first. */
function joinByAverageLinkage(correlations: readonly Float64Array[], minCorrelation: number): number[][] {
  const links = correlations.map((row) => row.slice());
  const groups = correlations.map((_, place): number[] => [place]);
  const open = groups.map((_, place) => place);
  for (;;) {
    const pair = findClosest(links, open);
    // Clones differ from 1 by rounding.
    if (!pair || links[pair[0]]![pair[1]]! < minCorrelation - 1e-12) break;
    const [kept, joined] = pair;
    const [size, added] = [groups[kept]!.length, groups[joined]!.length];
    open.splice(open.indexOf(joined), 1);
    for (const other of open) {
      if (other === kept) continue;
      const link = (size * links[kept]![other]! + added * links[joined]![other]!) / (size + added);
      links[kept]![other] = link;
      links[other]![kept] = link;
    }
    groups[kept]!.push(...groups[joined]!);
  }
  return open.map((place) => groups[place]!.sort((a, b) => a - b));
}

/** The pair of open clusters with the highest mean correlation, the lower place first; undefined below two. */
function findClosest(links: readonly Float64Array[], open: readonly number[]): readonly [number, number] | undefined {
  let closest: readonly [number, number] | undefined;
  let highest = -Infinity;
  for (let i = 0; i < open.length; i++) {
    const row = links[open[i]!]!;
    for (let j = i + 1; j < open.length; j++) {
      if (row[open[j]!]! <= highest) continue;
      highest = row[open[j]!]!;
      closest = [open[i]!, open[j]!];
    }
  }
  return closest;
}

/** The eigenvalues of a correlation matrix sum to its size, their squares to the sum of all squared correlations. */
function measureParticipation(correlations: readonly Float64Array[]): number {
  let squares = 0;
  for (const row of correlations) squares += multiply(row, row);
  return correlations.length ** 2 / squares;
}

function findMedoid(group: readonly number[], correlations: readonly Float64Array[]): number {
  let medoid = group[0]!;
  let highest = -Infinity;
  for (const place of group) {
    const closeness = group.reduce((sum, other) => sum + correlations[place]![other]!, 0);
    if (closeness <= highest) continue;
    highest = closeness;
    medoid = place;
  }
  return medoid;
}
