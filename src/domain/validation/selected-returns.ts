import type { BarRange } from '../market/bars';
import type { ReturnMatrix } from './stage-evidence';
import { chooseRows } from './training-choice';

/**
 * What always taking the strategy that was best in training would have brought: the returns of the tested ranges, joined in order, in each those of
 * the row with the best Sharpe ratio over the training bars. Undefined without splits, or where no row varies in some split's training.
 */
export function computeSelectedReturns(
  matrix: ReturnMatrix,
  splits: readonly { readonly train: readonly BarRange[]; readonly test: BarRange }[],
): Float64Array | undefined {
  const best = chooseRows(matrix, splits);
  if (splits.length === 0 || best.includes(-1)) return undefined;
  const parts = splits.map(({ test }, split) => {
    const start = best[split]! * matrix.columns;
    return matrix.values.subarray(start + test.from, start + test.to);
  });
  const returns = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let from = 0;
  for (const part of parts) {
    returns.set(part, from);
    from += part.length;
  }
  return returns;
}
