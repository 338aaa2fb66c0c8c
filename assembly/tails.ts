// Order statistics of returns by selection, and the sums of the tails below them.
import * as at from './layout';

/** Writes the return at a rank and the next larger one to two slots; returns that are 0 are not among those at `from`. */
export function takeOrderStatistics(job: usize, from: usize, count: i32, rankSlot: usize, target: usize): void {
  const periods = <i32>(load<f64>(job + at.jobTo) - load<f64>(job + at.jobFrom));
  const rank = <i32>load<f64>(job + rankSlot);
  const scratch = at.getAddress(job + at.jobScratch);
  const negatives = collect(from, count, scratch, -1);
  const zeros = periods - count;
  if (rank < negatives) {
    select(scratch, negatives, rank);
    store<f64>(target, load<f64>(scratch + (<usize>rank << 3)));
    if (rank + 1 < negatives) store<f64>(target, leastOf(scratch + (<usize>(rank + 1) << 3), negatives - rank - 1), 8);
    else store<f64>(target, zeros > 0 ? 0 : leastOf(scratch, collect(from, count, scratch, 1)), 8);
    return;
  }
  const positives = collect(from, count, scratch, 1);
  if (rank < negatives + zeros) {
    store<f64>(target, 0);
    store<f64>(target, rank + 1 < negatives + zeros ? 0 : leastOf(scratch, positives), 8);
    return;
  }
  const below = rank - negatives - zeros;
  select(scratch, positives, below);
  store<f64>(target, load<f64>(scratch + (<usize>below << 3)));
  store<f64>(target, leastOf(scratch + (<usize>(below + 1) << 3), positives - below - 1), 8);
}

/** Writes sum and count of the returns below the boundary to the third and fourth slot. */
export function sumTail(from: usize, count: i32, periods: f64, boundary: f64, target: usize): void {
  let sum: f64 = 0;
  let below: i32 = 0;
  for (const end = from + (<usize>count << 3); from < end; from += 8) {
    const value = load<f64>(from);
    if (value >= boundary) continue;
    sum += value;
    below++;
  }
  store<f64>(target, sum, 16);
  store<f64>(target, boundary > 0 ? <f64>below + (periods - <f64>count) : <f64>below, 24);
}

/** Copies the values of one sign, in order. */
function collect(from: usize, count: i32, target: usize, sign: f64): i32 {
  let place = target;
  for (const end = from + (<usize>count << 3); from < end; from += 8) {
    const value = load<f64>(from);
    store<f64>(place, value);
    place += <usize>(sign * value > 0) << 3;
  }
  return <i32>((place - target) >>> 3);
}

function leastOf(from: usize, count: i32): f64 {
  let least: f64 = Infinity;
  for (const end = from + (<usize>count << 3); from < end; from += 8) {
    const value = load<f64>(from);
    least = value < least ? value : least;
  }
  return least;
}

/** As `partitionAtRank`: quickselect (Hoare 1961) with the median of three. */
function select(values: usize, count: i32, rank: i32): void {
  const wanted = values + (<usize>rank << 3);
  let left = values;
  let right = values + (<usize>(count - 1) << 3);
  while (left < right) {
    const middle = left + (((right - left) >>> 4) << 3);
    const pivot = median(load<f64>(left), load<f64>(middle), load<f64>(right));
    let i = left;
    let j = right;
    while (i <= j) {
      while (load<f64>(i) < pivot) i += 8;
      while (load<f64>(j) > pivot) j -= 8;
      if (i > j) break;
      const swapped = load<f64>(i);
      store<f64>(i, load<f64>(j));
      store<f64>(j, swapped);
      i += 8;
      j -= 8;
    }
    if (wanted <= j) right = j;
    else if (wanted >= i) left = i;
    else return;
  }
}

function median(a: f64, b: f64, c: f64): f64 {
  const low = a < b ? a : b;
  const high = a < b ? b : a;
  const middle = high < c ? high : c;
  return low > middle ? low : middle;
}
