import { computeQuantile } from '../numerics/quantile';
import { computeSharpe } from '../performance/sharpe';
import {
  assemblePaths,
  listCombinatorialSplits,
  type CombinatorialOptions,
  type CombinatorialSplit,
} from './combinatorial-splits';
import type { ReturnMatrix } from './stage-evidence';
import { chooseRows } from './training-choice';

export interface CrossValidationOptions extends CombinatorialOptions {
  readonly periodsPerYear: number;
  /** Which quantile of the paths' ratios is `lower`: 0.05. */
  readonly quantile: number;
}

/** What always taking the strategy that was best so far would have brought, over histories that were never trained on. */
export interface CrossValidation {
  readonly splits: number;
  /** Annualised Sharpe ratio of each path. */
  readonly paths: readonly number[];
  readonly lower: number;
  readonly median: number;
  /** Share of paths with a ratio below 0. */
  readonly lossShare: number;
  /** In how many splits each row was the best in training. */
  readonly chosen: readonly number[];
}

/**
 * Combinatorial purged cross-validation of a choice (Lopez de Prado 2018, ch. 12): in every split the strategy with the best Sharpe ratio over the
 * training bars, of equal ones the first, is taken over the tested groups, and the tests are put together to paths.
 *
 * It measures how stable the choice among the rows is, not whether breeding them was luck: strategies bred on all of these bars have seen the
 * tests as well, and the paths of noise then lie above 0. What breeding is worth is measured by the walk forward that evolves anew in every window.
 *
 * Undefined where there are too few bars, where no row varies in some split's training, or where a path does not vary. Throws a RangeError on
 * options out of range, a matrix without rows or of the wrong size, or a return that is not finite.
 */
export function crossValidateSelection(
  matrix: ReturnMatrix,
  options: CrossValidationOptions,
): CrossValidation | undefined {
  const { rows, columns, values } = matrix;
  if (!(rows >= 1 && values.length === rows * columns))
    throw new RangeError(`${values.length} returns are no ${rows} rows of ${columns}`);
  const splits = listCombinatorialSplits(columns, options);
  if (splits.length === 0) return undefined;
  const best = chooseRows(matrix, splits);
  if (best.includes(-1)) return undefined;
  const paths: number[] = [];
  for (const path of assemblePaths(splits, options.groups)) {
    const returns = joinTests(matrix, { path, splits, best });
    const ratio = computeSharpe(returns, options.periodsPerYear);
    if (ratio === undefined) return undefined;
    paths.push(ratio);
  }
  const chosen = Array.from({ length: rows }, () => 0);
  for (const row of best) chosen[row]!++;
  const [lower, median] = [computeQuantile(paths, options.quantile), computeQuantile(paths, 0.5)];
  if (lower === undefined || median === undefined) return undefined;
  const lossShare = paths.filter((ratio) => ratio < 0).length / paths.length;
  return { splits: splits.length, paths, lower, median, lossShare, chosen };
}

interface PathChoice {
  readonly path: readonly number[];
  readonly splits: readonly CombinatorialSplit[];
  readonly best: Int32Array;
}

/** The returns of one path: in each group those of the row that the group's split chose. */
function joinTests({ columns, values }: ReturnMatrix, { path, splits, best }: PathChoice): Float64Array {
  const returns = new Float64Array(columns);
  for (const [group, split] of path.entries()) {
    const { testGroups, test } = splits[split]!;
    const { from, to } = test[testGroups.indexOf(group)]!;
    const start = best[split]! * columns;
    returns.set(values.subarray(start + from, start + to), from);
  }
  return returns;
}
