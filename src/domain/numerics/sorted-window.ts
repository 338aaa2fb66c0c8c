/** The last values in ascending order. */
export interface SortedWindow {
  /** Takes a value in, -Infinity allowed, NaN not; once the window is full the oldest leaves. */
  push(value: number): void;
  isFull(): boolean;
  /** Ascending once the window is full; holds until the next push, to be read only. */
  readonly ordered: Float64Array;
}

/**
 * Keeps the last `size` values sorted: the place by bisection, the values between moved by one. A value costs one short move of memory, which
 * up to some thousand values is cheaper than any tree. `size` at least 1.
 */
export function createSortedWindow(size: number): SortedWindow {
  const arrived = new Float64Array(size);
  const ordered = new Float64Array(size);
  let count = 0;
  let oldest = 0;

  const push = (value: number): void => {
    if (count < size) {
      const place = placeOf(ordered, value, count);
      ordered.copyWithin(place + 1, place, count);
      ordered[place] = value;
      arrived[count++] = value;
      return;
    }
    const from = placeOf(ordered, arrived[oldest]!, size);
    const to = placeOf(ordered, value, size);
    // With the oldest gone, every place above it is one lower.
    if (to > from) {
      ordered.copyWithin(from, from + 1, to);
      ordered[to - 1] = value;
    } else {
      ordered.copyWithin(to + 1, to, from);
      ordered[to] = value;
    }
    arrived[oldest] = value;
    oldest = oldest + 1 === size ? 0 : oldest + 1;
  };

  return { push, isFull: () => count === size, ordered };
}

/** First place whose value is not below `value`. */
function placeOf(ordered: Float64Array, value: number, count: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
