/**
 * Which rows to keep so that time strictly increases and as few rows as possible are lost, the earlier row winning a tie:
 * a longest increasing subsequence (Fredman 1975). One wrong timestamp in the far future therefore costs one row, not all that follow.
 *
 * @param times milliseconds in file order, finite
 * @returns one flag a row, 1 = kept
 */
export function findTimeOrder(times: Float64Array): Uint8Array {
  const rows = times.length;
  const kept = new Uint8Array(rows);
  // longest[i]: length of the longest increasing run of rows that starts with row i. starts[k]: latest start of a run of k + 1 rows.
  const longest = new Int32Array(rows);
  const starts: number[] = [];
  for (let row = rows - 1; row >= 0; row--) {
    const time = times[row]!;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! > time) low = middle + 1;
      else high = middle;
    }
    longest[row] = low + 1;
    starts[low] = time;
  }
  let wanted = starts.length;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    if (longest[row] !== wanted || times[row]! <= last) continue;
    kept[row] = 1;
    last = times[row]!;
    wanted--;
  }
  return kept;
}

/** True where more than `share` of the steps go back in time: the file is written newest first. */
export function isNewestFirst(times: Float64Array, share: number): boolean {
  let backward = 0;
  let steps = 0;
  for (let row = 1; row < times.length; row++) {
    if (times[row]! !== times[row - 1]!) steps++;
    if (times[row]! < times[row - 1]!) backward++;
  }
  return backward > share * steps;
}
