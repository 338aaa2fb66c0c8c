import type { ReturnMatrix, StageEvidence } from '../stage-evidence';

/** In-sample returns of strategies that were tried, the candidate's in row 0. Throws a RangeError where there are none. */
export function requireMatrix(evidence: StageEvidence, family: 'trialReturns' | 'lookReturns'): ReturnMatrix {
  const matrix = evidence[family];
  if (!matrix) throw new RangeError(`there are no ${family}`);
  return matrix;
}

/**
 * A p-value of a family of strategies, adjusted to all that were counted: those whose returns are not at hand had their chance as well, so many
 * families of this size were tried (Bonferroni). Undefined where the p-value is.
 */
export function adjustForUnseen(
  pValue: number | undefined,
  { counted, atHand }: { readonly counted: number; readonly atHand: number },
): number | undefined {
  return pValue === undefined ? undefined : Math.min(pValue * Math.max(counted / atHand, 1), 1);
}

/** The matrix of some of the rows, in the order given. */
export function selectRows({ columns, values }: ReturnMatrix, rows: readonly number[]): ReturnMatrix {
  const selected = new Float64Array(rows.length * columns);
  for (const [place, row] of rows.entries())
    selected.set(values.subarray(row * columns, (row + 1) * columns), place * columns);
  return { rows: rows.length, columns, values: selected };
}
