import type { ReturnMatrix, StageEvidence } from '../stage-evidence';

/** In-sample returns of strategies that were tried, the candidate's in row 0. Throws a RangeError where there are none. */
export function requireMatrix(evidence: StageEvidence, family: 'trialReturns' | 'lookReturns'): ReturnMatrix {
  const matrix = evidence[family];
  if (!matrix) throw new RangeError(`there are no ${family}`);
  return matrix;
}

/** The matrix of some of the rows, in the order given. */
export function selectRows({ columns, values }: ReturnMatrix, rows: readonly number[]): ReturnMatrix {
  const selected = new Float64Array(rows.length * columns);
  for (const [place, row] of rows.entries())
    selected.set(values.subarray(row * columns, (row + 1) * columns), place * columns);
  return { rows: rows.length, columns, values: selected };
}
