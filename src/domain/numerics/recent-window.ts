/** The last values in the order in which they came. */
export interface RecentWindow {
  push(value: number): void;
  isFull(): boolean;
  /** Values taken in so far. */
  count(): number;
  /** The window, oldest first, once it is full; holds until the next push, to be read only. */
  start(): number;
  /** Holds the window from `start()` on, `size` values long. */
  readonly values: Float64Array;
}

/** Keeps the last `size` values side by side in memory: each is written twice, so that no window is ever broken in two. `size` at least 1. */
export function createRecentWindow(size: number): RecentWindow {
  const values = new Float64Array(2 * size);
  let count = 0;
  let next = 0;
  return {
    push: (value) => {
      values[next] = value;
      values[next + size] = value;
      next = next + 1 === size ? 0 : next + 1;
      count++;
    },
    isFull: () => count >= size,
    count: () => count,
    start: () => next,
    values,
  };
}
