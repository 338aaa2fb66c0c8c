/** The last numbers of a series, oldest first, as one stretch of memory. */
export interface RecentValues {
  push(value: number): void;
  /** The newest stands at `end() - 1`; the `remembered` before `end()` at least are there once as many have come. */
  readonly values: Float64Array;
  end(): number;
}

/** @param remembered whole number, at least 1 */
export function openRecentValues(remembered: number): RecentValues {
  // Room for four times as many: they are moved to the front only when it is full, so that a push costs next to nothing.
  const room = 4 * remembered;
  const values = new Float64Array(room);
  let end = 0;
  return {
    values,
    end: () => end,
    push: (value) => {
      if (end === room) {
        values.copyWithin(0, room - remembered);
        end = remembered;
      }
      values[end++] = value;
    },
  };
}
