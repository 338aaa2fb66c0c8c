/**
 * Greatest of each value and the `window - 1` before it; NaN before the first full window.
 * A window reaches over the border of two blocks of its own size: its extreme is that of the end of one and the beginning of the other,
 * both known from one pass over each (van Herk 1992), so the cost does not grow with the window and hardly a branch is in doubt.
 *
 * @param values finite
 * @param window whole number, at least 1
 */
export function rollingHighest(values: Float64Array, window: number): Float64Array {
  return rollingExtreme(values, window, 1);
}

/** Least of each value and the `window - 1` before it; NaN before the first full window. */
export function rollingLowest(values: Float64Array, window: number): Float64Array {
  return rollingExtreme(values, window, -1);
}

function rollingExtreme(values: Float64Array, window: number, sign: 1 | -1): Float64Array {
  const length = values.length;
  const extremes = new Float64Array(length);
  // Of the block before, from each of its values to its end.
  const remaining = new Float64Array(Math.min(window, length) + 1).fill(Number.NEGATIVE_INFINITY);
  for (let start = 0; start < length; start += window) {
    const end = Math.min(start + window, length);
    let extreme = Number.NEGATIVE_INFINITY;
    for (let t = start; t < end; t++) {
      extreme = Math.max(extreme, sign * values[t]!);
      extremes[t] = sign * Math.max(extreme, remaining[t - start + 1]!);
    }
    extreme = Number.NEGATIVE_INFINITY;
    for (let t = end - 1; t >= start; t--) {
      extreme = Math.max(extreme, sign * values[t]!);
      remaining[t - start] = extreme;
    }
  }
  return extremes.fill(Number.NaN, 0, window - 1);
}
