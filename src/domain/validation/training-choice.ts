import type { BarRange } from '../market/bars';
import { computeMean, largestMagnitude } from '../numerics/statistics';
import type { ReturnMatrix } from './stage-evidence';

/** A row that varies by less than this share of its largest return does not vary: prefix sums carry that much rounding. */
const deviationResolution = 1e-7;

/** The row with the best training ratio in each split, of equal ones the first; -1 where none has one. Sums up to each bar make a range cost two differences. */
export function chooseRows(
  { rows, columns, values }: ReturnMatrix,
  splits: readonly { readonly train: readonly BarRange[] }[],
): Int32Array {
  const best = new Int32Array(splits.length).fill(-1);
  const ratios = new Float64Array(splits.length);
  const sums = new Float64Array(columns + 1);
  const squares = new Float64Array(columns + 1);
  for (let row = 0; row < rows; row++) {
    const returns = values.subarray(row * columns, (row + 1) * columns);
    // Centred on the row's mean, sums of squares lose no digits to cancellation (Chan, Golub & LeVeque 1983).
    const mean = computeMean(returns) ?? 0;
    for (let bar = 0; bar < columns; bar++) {
      const centred = returns[bar]! - mean;
      sums[bar + 1] = sums[bar]! + centred;
      squares[bar + 1] = squares[bar]! + centred * centred;
    }
    const floor = (deviationResolution * largestMagnitude(returns)) ** 2;
    for (let split = 0; split < splits.length; split++) {
      const ratio = trainingRatio(splits[split]!.train, { sums, squares, mean, floor });
      if (ratio === undefined || (best[split]! >= 0 && ratio <= ratios[split]!)) continue;
      best[split] = row;
      ratios[split] = ratio;
    }
  }
  return best;
}

interface RowSums {
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  readonly mean: number;
  readonly floor: number;
}

/** Sharpe ratio per bar over the ranges together. */
function trainingRatio(train: readonly BarRange[], { sums, squares, mean, floor }: RowSums): number | undefined {
  let [count, sum, square] = [0, 0, 0];
  for (const { from, to } of train) {
    count += to - from;
    sum += sums[to]! - sums[from]!;
    square += squares[to]! - squares[from]!;
  }
  const variance = (square - (sum * sum) / count) / (count - 1);
  return count >= 2 && variance > floor ? (mean + sum / count) / Math.sqrt(variance) : undefined;
}
