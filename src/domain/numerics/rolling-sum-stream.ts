import type { NumberStream } from './number-stream';
import { foldEvery } from './rolling-sum';

/** Sum of the last `window` numbers as they come: `rollingSum` step by step, the same additions in the same order and so the same bits. */
export function openRollingSum(window: number): NumberStream {
  const kept = new Float64Array(window);
  let count = 0;
  let oldest = 0;
  let unfolded = 0;
  let sum = 0;
  let error = 0;

  function fill(added: number): number {
    const grown = sum + added;
    const taken = grown - sum;
    error += sum - (grown - taken) + (added - taken);
    sum = grown + error;
    error -= sum - grown;
    kept[count++] = added;
    return count === window ? sum + error : Number.NaN;
  }

  return (added) => {
    if (Number.isNaN(added)) return Number.NaN;
    if (count < window) return fill(added);
    const removed = -kept[oldest]!;
    kept[oldest] = added;
    oldest = oldest + 1 === window ? 0 : oldest + 1;
    const change = added + removed;
    const brought = change - added;
    const grown = sum + change;
    const taken = grown - sum;
    error += added - (change - brought) + (removed - brought) + (sum - (grown - taken) + (change - taken));
    sum = grown;
    const rounded = sum + error;
    if (++unfolded === foldEvery) {
      unfolded = 0;
      error -= rounded - sum;
      sum = rounded;
    }
    return rounded;
  };
}
