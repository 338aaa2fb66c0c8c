/** Within so many sums the carried error stays small enough to be exact; see below. */
export const foldEvery = 16;

/**
 * Sum of each value and the `window - 1` before it; NaN where fewer stand at or after `from`.
 * A plain sliding sum drifts. This one carries its rounding error along (TwoSum, Knuth 1969), which makes it the correctly rounded sum
 * of the window alone, to the last bit and whatever came before, while the values' magnitudes span less than 2^40. The error is folded
 * back into the sum now and then only, so that a bar waits for one addition of the bar before.
 *
 * @param values finite from index `from` on
 * @param window whole number, at least 1
 */
export function rollingSum(values: Float64Array, window: number, from = 0): Float64Array {
  const length = values.length;
  const sums = new Float64Array(length);
  const full = from + window - 1;
  sums.fill(Number.NaN, 0, full);
  let sum = 0;
  let error = 0;
  for (let t = from; t < length && t <= full; t++) {
    const added = values[t]!;
    const grown = sum + added;
    const taken = grown - sum;
    error += sum - (grown - taken) + (added - taken);
    sum = grown + error;
    error -= sum - grown;
  }
  if (full < length) sums[full] = sum + error;
  for (let start = full + 1; start < length; start += foldEvery) {
    const end = Math.min(start + foldEvery, length);
    for (let t = start; t < end; t++) {
      const added = values[t]!;
      const removed = -values[t - window]!;
      const change = added + removed;
      const brought = change - added;
      const grown = sum + change;
      const taken = grown - sum;
      error += added - (change - brought) + (removed - brought) + (sum - (grown - taken) + (change - taken));
      sum = grown;
      sums[t] = sum + error;
    }
    const rounded = sum + error;
    error -= rounded - sum;
    sum = rounded;
  }
  return sums;
}
