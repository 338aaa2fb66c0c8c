import { requireQuantile } from '../numerics/quantile';
import { quantise } from '../numerics/quantise';
import type { Random } from '../numerics/random';
import { resampleMeans } from '../numerics/resampled-means';
import { computeBlockLength } from '../numerics/stationary-bootstrap-block-length';
import { computeResampledVariance } from '../numerics/stationary-bootstrap-variance';
import { assertFinite, computeMean, computeVariance, isNegligible } from '../numerics/statistics';
import { divideByDeviation } from '../performance/sharpe-per-period';
import type { ReturnMatrix } from './stage-evidence';

export interface ResampledDifferentialsOptions {
  /** Bootstrap resamples, at least 1. */
  readonly resamples: number;
  readonly random: Random;
}

/** Mean performance differentials of several strategies and what the bootstrap makes of them: all that the tests against data snooping look at. */
export interface ResampledDifferentials {
  /** Rows of the matrix; of these, the ones that vary, and the ones left out because they do not and so have no standard error. */
  readonly rows: number;
  readonly kept: readonly number[];
  readonly leftOut: readonly number[];
  readonly observations: number;
  readonly resamples: number;
  /** Of the stationary bootstrap, in bars. */
  readonly meanBlockLength: number;
  /** Mean of each kept row, and its standard error. */
  readonly means: Float64Array;
  readonly errors: Float64Array;
  /** Mean of each resample less the row's own mean: resample b of the i-th kept row at b * kept.length + i. */
  readonly deviations: Float64Array;
}

/** What the automatic block length needs (Politis & White 2004). */
const minObservations = 10;

/**
 * Resamples performance differentials, returns less those of a benchmark (0 for cash), all rows by the same blocks of the stationary bootstrap
 * (Politis & Romano 1994), so that whatever the strategies share in time stays shared. The block length is the median of the rows' automatic ones
 * (Politis & White 2004): that of the longest would be the extreme of many noisy estimates. Standard errors are those of the same bootstrap (Hansen 2005).
 * Undefined below 10 bars or where no row varies. Throws a RangeError on a value that is not finite or a matrix that is not filled.
 */
export function resampleDifferentials(
  matrix: ReturnMatrix,
  { resamples, random }: ResampledDifferentialsOptions,
): ResampledDifferentials | undefined {
  const { rows, columns, values } = matrix;
  if (values.length !== rows * columns)
    throw new RangeError(`${values.length} values are not ${rows} rows of ${columns}`);
  assertFinite(values);
  if (columns < minObservations) return undefined;
  const rowOf = (row: number): Float64Array => values.subarray(row * columns, (row + 1) * columns);
  const moving = Array.from({ length: rows }, (_, row) => row).filter((row) => varies(rowOf(row)));
  if (moving.length === 0) return undefined;
  const meanBlockLength = quantise(
    requireQuantile(
      moving.map((row) => computeBlockLength(rowOf(row))),
      0.5,
    ),
  );
  const errorOf = (row: number): number =>
    Math.sqrt((computeResampledVariance(rowOf(row), meanBlockLength) ?? 0) / columns);
  const kept = moving.filter((row) => !isNegligible(errorOf(row), deviationOf(rowOf(row))));
  if (kept.length === 0) return undefined;
  const means = Float64Array.from(kept, (row) => computeMean(rowOf(row)) ?? 0);
  const series = { rows: kept.length, columns, values: joinRows(kept.map(rowOf)) };
  return {
    rows,
    kept,
    leftOut: Array.from({ length: rows }, (_, row) => row).filter((row) => !kept.includes(row)),
    observations: columns,
    resamples,
    meanBlockLength,
    means,
    errors: Float64Array.from(kept, errorOf),
    deviations: resampleMeans(series, means, { resamples, meanBlockLength, random }),
  };
}

function varies(differentials: Float64Array): boolean {
  return divideByDeviation(0, computeVariance(differentials) ?? 0) !== undefined;
}

function deviationOf(differentials: Float64Array): number {
  return Math.sqrt(computeVariance(differentials) ?? 0);
}

function joinRows(rows: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  for (const row of rows) {
    joined.set(row, at);
    at += row.length;
  }
  return joined;
}
