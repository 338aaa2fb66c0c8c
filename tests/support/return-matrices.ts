import type { Random } from '../../src/domain/numerics/random';
import type { ReturnMatrix } from '../../src/domain/validation/stage-evidence';

/** A matrix of the rows given. */
export function matrixOf(rows: readonly (readonly number[] | Float64Array)[]): ReturnMatrix {
  return {
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
    values: Float64Array.from(rows.flatMap((row) => [...row])),
  };
}

/** Independent normal returns of deviation 1 %; row i has the mean `means[i]` in deviations. */
export function drawReturns(random: Random, means: readonly number[], columns: number): ReturnMatrix {
  return matrixOf(means.map((mean) => Array.from({ length: columns }, () => 0.01 * (mean + random.normal()))));
}

/** The rows of a matrix. */
export function rowsOf({ rows, columns, values }: ReturnMatrix): Float64Array[] {
  return Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
}
