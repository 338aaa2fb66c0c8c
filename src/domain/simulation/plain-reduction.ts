import { partitionAtRank } from '../numerics/quantile-partition';
import { isNegligible } from '../numerics/statistics';
import { jobSlot, pathSlot, windowCount } from './kernel-layout';
import type { KernelViews } from './kernel-views';

/** A stretch of returns that are not 0: from where (Float64 index), how many, and how many periods they and the resting ones make. */
interface Moved {
  readonly from: number;
  readonly count: number;
  readonly periods: number;
}

/** The figures of a job's account values, each by the arithmetic of its plain form in `domain/performance`. */
export function reduceMarks(views: KernelViews, jobOffset: number): void {
  const { doubles } = views;
  const job = jobOffset >>> 3;
  const full = doubles[job + jobSlot.full] === 1;
  const periods = doubles[job + jobSlot.to]! - doubles[job + jobSlot.from]!;
  if (periods === 0) return;
  if (full) doubles[job + jobSlot.weightedChanges] = weighChanges(views, job);
  const count = computeReturns(views, job);
  const returns = { from: doubles[job + jobSlot.returns]! >>> 3, count, periods };
  doubles[job + jobSlot.moved] = count;
  doubles[job + jobSlot.largest] = describe(doubles, returns, job + jobSlot.mean);
  measureWealth(views, job, returns);
  if (!full) return;
  measureShape(doubles, job, returns);
  measureGroups(views, job, returns);
  measureWindows(views, job, returns);
  const scratch = doubles[job + jobSlot.scratch]! >>> 3;
  const { rank95, rank99, boundary95, boundary99, tail95, tail99 } = jobSlot;
  measureTail(doubles, { job, returns, scratch }, { rank: rank95, boundary: boundary95, target: tail95 });
  measureTail(doubles, { job, returns, scratch }, { rank: rank99, boundary: boundary99, target: tail99 });
}

function weighChanges({ doubles, words }: KernelViews, job: number): number {
  const marks = doubles[job + jobSlot.marks]! >>> 3;
  const touched = doubles[job + jobSlot.touched]! >>> 2;
  const to = doubles[job + jobSlot.to]!;
  let before = doubles[job + jobSlot.initialCapital]!;
  let sum = 0;
  for (let i = 0; i < doubles[job + jobSlot.marked]!; i++) {
    const equity = doubles[marks + i]!;
    sum += (equity - before) * (to - words[touched + i]!);
    before = equity;
  }
  return sum;
}

/** Returns that are not 0, closed up, and their bars with them. */
function computeReturns({ doubles, words }: KernelViews, job: number): number {
  const marks = doubles[job + jobSlot.marks]! >>> 3;
  const touched = doubles[job + jobSlot.touched]! >>> 2;
  const returns = doubles[job + jobSlot.returns]! >>> 3;
  const marked = doubles[job + jobSlot.marked]!;
  let before = doubles[job + jobSlot.initialCapital]!;
  let count = 0;
  for (let i = 0; i < marked; i++) {
    const equity = doubles[marks + i]!;
    const change = Math.max(equity / before - 1, -1);
    before = equity;
    doubles[returns + count] = change;
    words[touched + count] = words[touched + i]!;
    count += Number(change !== 0);
  }
  return count;
}

/** Writes mean and variance to two slots; returns the largest magnitude. */
function describe(doubles: Float64Array, { from, count, periods }: Moved, target: number): number {
  const zeros = periods - count;
  let [a, b, c, d] = [0, 0, 0, 0];
  let largest = 0;
  for (let i = from; i < from + count; i++) {
    const value = doubles[i]!;
    largest = Math.max(largest, Math.abs(value));
    const next = a + value;
    a = b;
    b = c;
    c = d;
    d = next;
  }
  const rough = (a + c + (b + d)) / periods;
  a = b = c = d = 0;
  for (let i = from; i < from + count; i++) {
    const next = a + (doubles[i]! - rough);
    a = b;
    b = c;
    c = d;
    d = next;
  }
  const mean = rough + (a + c + (b + d) + zeros * (0 - rough)) / periods;
  a = b = c = d = 0;
  for (let i = from; i < from + count; i++) {
    const distance = doubles[i]! - mean;
    const next = a + distance * distance;
    a = b;
    b = c;
    c = d;
    d = next;
  }
  const variance = (a + c + (b + d) + zeros * (mean * mean)) / (periods - 1);
  doubles[target] = mean;
  doubles[target + 1] = isNegligible(Math.sqrt(variance), largest) ? 0 : variance;
  return largest;
}

/** Wealth at the end and the deepest fall on the way, with its length in periods. */
function measureWealth({ doubles, words }: KernelViews, job: number, { from, count, periods }: Moved): void {
  const touched = doubles[job + jobSlot.touched]! >>> 2;
  const start = doubles[job + jobSlot.from]!;
  let wealth = 1;
  let peak = 1;
  /** Least wealth since the peak, and the point at which it was left. */
  let least = 1;
  let left = 0;
  let depth = 0;
  let length = 0;
  for (let i = 0; i < count; i++) {
    wealth *= 1 + doubles[from + i]!;
    if (wealth >= peak) {
      if (least < peak) {
        const fall = 1 - least / peak;
        if (fall > depth) {
          depth = fall;
          length = words[touched + i]! - start + 1 - left;
        }
      }
      peak = wealth;
      least = wealth;
    } else {
      if (least === peak) left = words[touched + i]! - start;
      least = Math.min(least, wealth);
    }
  }
  const fall = 1 - least / peak;
  if (fall > depth) {
    depth = fall;
    length = periods - left;
  }
  doubles[job + jobSlot.wealth] = wealth;
  doubles[job + jobSlot.maxDrawdown] = depth;
  doubles[job + jobSlot.drawdownPeriods] = length;
}

function measureShape(doubles: Float64Array, job: number, { from, count, periods }: Moved): void {
  const mean = doubles[job + jobSlot.mean]!;
  const deviation = Math.sqrt((doubles[job + jobSlot.variance]! * (periods - 1)) / periods);
  const cubes = [0, 0, 0, 0];
  const fourths = [0, 0, 0, 0];
  const losses = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const value = doubles[from + i]!;
    const loss = Math.min(value, 0);
    const z = (value - mean) / deviation;
    const lane = i & 3;
    losses[lane]! += loss * loss;
    cubes[lane]! += z * z * z;
    fourths[lane]! += z * z * z * z;
  }
  const zeros = periods - count;
  const still = (0 - mean) / deviation;
  doubles[job + jobSlot.lossSquares] = sumLanes(losses);
  doubles[job + jobSlot.cubes] = sumLanes(cubes) + zeros * (still * still * still);
  doubles[job + jobSlot.fourths] = sumLanes(fourths) + zeros * (still * still * still * still);
}

function sumLanes(lanes: readonly number[]): number {
  return lanes[0]! + lanes[2]! + (lanes[1]! + lanes[3]!);
}

function measureGroups({ doubles, words, bytes }: KernelViews, job: number, { from, count }: Moved): void {
  const touched = doubles[job + jobSlot.touched]! >>> 2;
  const path = doubles[job + jobSlot.path]! >>> 3;
  const scratch = doubles[job + jobSlot.scratch]! >>> 3;
  for (let group = 0; group < 4; group++) {
    const codes = doubles[path + (group < 3 ? pathSlot.regime : pathSlot.afterChange)]!;
    const code = group < 3 ? group + 1 : 1;
    let chosen = 0;
    for (let i = 0; i < count; i++) {
      doubles[scratch + chosen] = doubles[from + i]!;
      chosen += Number(bytes[codes + words[touched + i]!] === code);
    }
    const periods = doubles[path + pathSlot.groupBars + group]!;
    describe(doubles, { from: scratch, count: chosen, periods }, job + jobSlot.groups + 2 * group);
  }
}

function measureWindows({ doubles, words }: KernelViews, job: number, { from, count, periods }: Moved): void {
  const touched = doubles[job + jobSlot.touched]! >>> 2;
  const start = doubles[job + jobSlot.from]!;
  let first = 0;
  for (let window = 0; window < windowCount; window++) {
    const begin = Math.floor((window * periods) / windowCount);
    const end = Math.floor(((window + 1) * periods) / windowCount);
    let next = first;
    while (next < count && words[touched + next]! - start < end) next++;
    const moved = { from: from + first, count: next - first, periods: end - begin };
    describe(doubles, moved, job + jobSlot.windows + 2 * window);
    first = next;
  }
}

/** Order statistics at a rank and the next, and the sum and the count of the returns below the boundary. */
function measureTail(
  doubles: Float64Array,
  { job, returns, scratch }: { job: number; returns: Moved; scratch: number },
  slots: { rank: number; boundary: number; target: number },
): void {
  const rank = doubles[job + slots.rank]!;
  const target = job + slots.target;
  takeOrderStatistics(doubles, returns, { scratch, rank, target });
  const threshold = doubles[target + doubles[job + slots.boundary]! - rank]!;
  let sum = 0;
  let below = 0;
  for (let i = returns.from; i < returns.from + returns.count; i++) {
    if (doubles[i]! >= threshold) continue;
    sum += doubles[i]!;
    below++;
  }
  // Resting periods come before a threshold above 0.
  if (threshold > 0) below += returns.periods - returns.count;
  doubles[target + 2] = sum;
  doubles[target + 3] = below;
}

function takeOrderStatistics(
  doubles: Float64Array,
  { from, count, periods }: Moved,
  { scratch, rank, target }: { scratch: number; rank: number; target: number },
): void {
  let negatives = 0;
  for (let i = from; i < from + count; i++) {
    doubles[scratch + negatives] = doubles[i]!;
    negatives += Number(doubles[i]! < 0);
  }
  const zeros = periods - count;
  if (rank < negatives) {
    const next = rank + 1 < negatives ? Infinity : zeros > 0 ? 0 : leastPositive(doubles, { from, count, periods });
    selectPair(doubles, target, { from: scratch, count: negatives, rank, next });
    return;
  }
  if (rank < negatives + zeros) {
    doubles[target] = 0;
    doubles[target + 1] = rank + 1 < negatives + zeros ? 0 : leastPositive(doubles, { from, count, periods });
    return;
  }
  let positives = 0;
  for (let i = from; i < from + count; i++) {
    doubles[scratch + positives] = doubles[i]!;
    positives += Number(doubles[i]! > 0);
  }
  const below = rank - negatives - zeros;
  selectPair(doubles, target, { from: scratch, count: positives, rank: below, next: Infinity });
}

function selectPair(
  doubles: Float64Array,
  target: number,
  { from, count, rank, next }: { from: number; count: number; rank: number; next: number },
): void {
  const values = doubles.subarray(from, from + count);
  partitionAtRank(values, rank);
  let above = next;
  for (let i = rank + 1; i < count; i++) above = Math.min(above, values[i]!);
  doubles[target] = values[rank]!;
  doubles[target + 1] = above;
}

function leastPositive(doubles: Float64Array, { from, count }: Moved): number {
  let least = Infinity;
  for (let i = from; i < from + count; i++) if (doubles[i]! > 0) least = Math.min(least, doubles[i]!);
  return least;
}
