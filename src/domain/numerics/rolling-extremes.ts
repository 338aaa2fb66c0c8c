/**
 * Greatest of each value and the `window - 1` before it; NaN before the first full window.
 * Each value enters and leaves a falling queue once (Lemire 2006), so the cost does not grow with the window.
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
  const extremes = new Float64Array(length).fill(Number.NaN);
  const queue = new Int32Array(length);
  let head = 0;
  let tail = 0;
  for (let t = 0; t < length; t++) {
    const value = sign * values[t]!;
    while (tail > head && sign * values[queue[tail - 1]!]! <= value) tail--;
    queue[tail++] = t;
    if (queue[head]! <= t - window) head++;
    if (t >= window - 1) extremes[t] = values[queue[head]!]!;
  }
  return extremes;
}
