// Account values to figures: `src/domain/simulation/plain-reduction.ts` with the sums in vectors.
import { describe, lanesLeft, largest, total } from './description';
import * as at from './layout';
import { sumTail, takeOrderStatistics } from './tails';

export function reduce(job: usize): void {
  const full = load<f64>(job + at.jobFull) == 1;
  const periods = load<f64>(job + at.jobTo) - load<f64>(job + at.jobFrom);
  if (periods == 0) return;
  const returns = at.getAddress(job + at.jobReturns);
  const touched = at.getAddress(job + at.jobTouched);
  if (full) store<f64>(job + at.jobWeightedChanges, weighChanges(job));
  const count = computeReturns(job);
  store<f64>(job + at.jobMoved, <f64>count);
  describe(returns, count, periods, job + at.jobMean);
  store<f64>(job + at.jobLargest, largest);
  measureWealth(job, returns, touched, count);
  if (!full) return;
  measureShape(job, returns, count, periods);
  measureGroups(job, returns, touched, count);
  measureWindows(job, returns, touched, count);
  measureTail(job, returns, count, at.jobRank95, at.jobBoundary95, at.jobTail95);
  measureTail(job, returns, count, at.jobRank99, at.jobBoundary99, at.jobTail99);
}

function weighChanges(job: usize): f64 {
  const marks = at.getAddress(job + at.jobMarks);
  const touched = at.getAddress(job + at.jobTouched);
  const marked = <i32>load<f64>(job + at.jobMarked);
  const to = load<f64>(job + at.jobTo);
  let before = load<f64>(job + at.jobInitialCapital);
  let sum: f64 = 0;
  for (let i: usize = 0; i < <usize>marked; i++) {
    const equity = load<f64>(marks + (i << 3));
    sum += (equity - before) * (to - <f64>load<i32>(touched + (i << 2)));
    before = equity;
  }
  return sum;
}

/** Returns that are not 0, closed up, and their bars with them. */
function computeReturns(job: usize): i32 {
  const marks = at.getAddress(job + at.jobMarks);
  const returns = at.getAddress(job + at.jobReturns);
  const marked = <i32>load<f64>(job + at.jobMarked);
  if (marked == 0) return 0;
  const one = f64x2.splat(1);
  const worst = f64x2.splat(-1);
  const first = load<f64>(marks) / load<f64>(job + at.jobInitialCapital) - 1;
  store<f64>(returns, first < -1 ? -1 : first);
  let still = f64x2.eq(f64x2.splat(first), f64x2.splat(0));
  let i = 1;
  for (; i + 1 < marked; i += 2) {
    const place = <usize>i << 3;
    const change = f64x2.sub(f64x2.div(v128.load(marks + place), v128.load(marks + place - 8)), one);
    v128.store(returns + place, f64x2.pmax(change, worst));
    still = v128.or(still, f64x2.eq(change, f64x2.splat(0)));
  }
  if (i < marked) {
    const place = <usize>i << 3;
    const change = load<f64>(marks + place) / load<f64>(marks + place - 8) - 1;
    store<f64>(returns + place, change < -1 ? -1 : change);
    still = v128.or(still, f64x2.eq(f64x2.splat(change), f64x2.splat(0)));
  }
  return v128.any_true(still) ? closeUp(job, returns, marked) : marked;
}

function closeUp(job: usize, returns: usize, marked: i32): i32 {
  const touched = at.getAddress(job + at.jobTouched);
  let count: usize = 0;
  for (let i: usize = 0; i < <usize>marked; i++) {
    const change = load<f64>(returns + (i << 3));
    store<f64>(returns + (count << 3), change);
    store<i32>(touched + (count << 2), load<i32>(touched + (i << 2)));
    count += <usize>(change != 0);
  }
  return <i32>count;
}

/** Wealth at the end and the deepest fall on the way, with its length in periods. */
function measureWealth(job: usize, returns: usize, touched: usize, count: i32): void {
  const start = <i32>load<f64>(job + at.jobFrom);
  let wealth: f64 = 1;
  let peak: f64 = 1;
  let least: f64 = 1;
  let left: i32 = 0;
  let depth: f64 = 0;
  let length: i32 = 0;
  for (let i: usize = 0; i < <usize>count; i++) {
    wealth *= 1 + load<f64>(returns + (i << 3));
    if (wealth >= peak) {
      if (least < peak) {
        const fall = 1 - least / peak;
        if (fall > depth) {
          depth = fall;
          length = load<i32>(touched + (i << 2)) - start + 1 - left;
        }
      }
      peak = wealth;
      least = wealth;
    } else {
      if (least == peak) left = load<i32>(touched + (i << 2)) - start;
      least = wealth < least ? wealth : least;
    }
  }
  const fall = 1 - least / peak;
  if (fall > depth) {
    depth = fall;
    length = <i32>load<f64>(job + at.jobTo) - start - left;
  }
  store<f64>(job + at.jobWealth, wealth);
  store<f64>(job + at.jobMaxDrawdown, depth);
  store<f64>(job + at.jobDrawdownPeriods, <f64>length);
}

function measureShape(job: usize, returns: usize, count: i32, periods: f64): void {
  const mean = load<f64>(job + at.jobMean);
  const deviation = Math.sqrt((load<f64>(job + at.jobVariance) * (periods - 1)) / periods);
  const means = f64x2.splat(mean);
  const deviations = f64x2.splat(deviation);
  const zero = f64x2.splat(0);
  let lossA = zero;
  let lossB = zero;
  let cubeA = zero;
  let cubeB = zero;
  let fourthA = zero;
  let fourthB = zero;
  for (let i = 0; i < count; i += 4) {
    const place = returns + (<usize>i << 3);
    const left = count - i;
    const x = v128.load(place);
    const y = v128.load(place, 16);
    const xLoss = lanesLeft(f64x2.pmin(x, zero), left);
    const yLoss = lanesLeft(f64x2.pmin(y, zero), left - 2);
    const xScore = lanesLeft(f64x2.div(f64x2.sub(x, means), deviations), left);
    const yScore = lanesLeft(f64x2.div(f64x2.sub(y, means), deviations), left - 2);
    const xCube = f64x2.mul(f64x2.mul(xScore, xScore), xScore);
    const yCube = f64x2.mul(f64x2.mul(yScore, yScore), yScore);
    lossA = f64x2.add(lossA, f64x2.mul(xLoss, xLoss));
    lossB = f64x2.add(lossB, f64x2.mul(yLoss, yLoss));
    cubeA = f64x2.add(cubeA, xCube);
    cubeB = f64x2.add(cubeB, yCube);
    fourthA = f64x2.add(fourthA, f64x2.mul(xCube, xScore));
    fourthB = f64x2.add(fourthB, f64x2.mul(yCube, yScore));
  }
  const zeros = periods - <f64>count;
  const still = (0 - mean) / deviation;
  store<f64>(job + at.jobLossSquares, total(lossA, lossB));
  store<f64>(job + at.jobCubes, total(cubeA, cubeB) + zeros * (still * still * still));
  store<f64>(job + at.jobFourths, total(fourthA, fourthB) + zeros * (still * still * still * still));
}

function measureGroups(job: usize, returns: usize, touched: usize, count: i32): void {
  const path = at.getAddress(job + at.jobPath);
  const scratch = at.getAddress(job + at.jobScratch);
  const end = <usize>count;
  for (let group: usize = 0; group < 4; group++) {
    const codes = at.getAddress(path + (group < 3 ? at.pathRegime : at.pathAfterChange));
    const code: u8 = group < 3 ? <u8>group + 1 : 1;
    let place = scratch;
    for (let i: usize = 0; i < end; i++) {
      store<f64>(place, load<f64>(returns + (i << 3)));
      place += <usize>(load<u8>(codes + load<u32>(touched + (i << 2))) == code) << 3;
    }
    const periods = load<f64>(path + at.pathGroupBars + (group << 3));
    describe(scratch, <i32>((place - scratch) >>> 3), periods, job + at.jobGroups + (group << 4));
  }
}

function measureWindows(job: usize, returns: usize, touched: usize, count: i32): void {
  const start = <i32>load<f64>(job + at.jobFrom);
  const periods = <i32>load<f64>(job + at.jobTo) - start;
  let first = 0;
  for (let window = 0; window < at.windowCount; window++) {
    const begin = <i32>((<i64>window * periods) / at.windowCount);
    const end = <i32>((<i64>(window + 1) * periods) / at.windowCount);
    const next = countBefore(touched, count, start + end);
    const target = job + at.jobWindows + (<usize>window << 4);
    describe(returns + (<usize>first << 3), next - first, <f64>(end - begin), target);
    first = next;
  }
}

/** How many of the rising bars lie before a bar. */
function countBefore(bars: usize, count: i32, limit: i32): i32 {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (load<i32>(bars + (<usize>middle << 2)) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function measureTail(job: usize, returns: usize, count: i32, rank: usize, boundary: usize, slot: usize): void {
  const periods = load<f64>(job + at.jobTo) - load<f64>(job + at.jobFrom);
  const target = job + slot;
  takeOrderStatistics(job, returns, count, rank, target);
  const next = <usize>(load<f64>(job + boundary) - load<f64>(job + rank));
  sumTail(returns, count, periods, load<f64>(target + (next << 3)), target);
}
