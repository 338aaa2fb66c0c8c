// Mean and variance of returns of which those that are 0 are counted only; four interleaved partial sums, as `statistics.ts` adds.

/** Largest magnitude among the returns described last. */
export let largest: f64 = 0;

// @ts-ignore: decorator
@inline
export function total(first: v128, second: v128): f64 {
  const sums = f64x2.add(first, second);
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

/** The values at a place, and 0 in the lanes beyond the last of them. */
// @ts-ignore: decorator
@inline
export function lanesLeft(values: v128, left: i32): v128 {
  return v128.and(values, i64x2(left > 0 ? -1 : 0, left > 1 ? -1 : 0));
}

/** Writes mean and variance of `count` returns beside others that are 0, `periods` in all, to two slots. */
export function describe(from: usize, count: i32, periods: f64, target: usize): void {
  const zeros = periods - <f64>count;
  const whole = from + (<usize>(count & ~3) << 3);
  const left = count & 3;
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let most = f64x2.splat(0);
  for (let place = from; place < whole; place += 32) {
    const x = v128.load(place);
    const y = v128.load(place, 16);
    a = f64x2.add(a, x);
    b = f64x2.add(b, y);
    most = f64x2.pmax(most, f64x2.pmax(f64x2.abs(x), f64x2.abs(y)));
  }
  if (left > 0) {
    const x = lanesLeft(v128.load(whole), left);
    const y = lanesLeft(v128.load(whole, 16), left - 2);
    a = f64x2.add(a, x);
    b = f64x2.add(b, y);
    most = f64x2.pmax(most, f64x2.pmax(f64x2.abs(x), f64x2.abs(y)));
  }
  const one = f64x2.extract_lane(most, 0);
  const other = f64x2.extract_lane(most, 1);
  largest = one > other ? one : other;

  const rough = total(a, b) / periods;
  const mean = rough + (sumDeviations(from, count, rough) + zeros * (0 - rough)) / periods;
  const variance = (sumSquares(from, count, mean) + zeros * (mean * mean)) / (periods - 1);
  store<f64>(target, mean);
  store<f64>(target, Math.sqrt(variance) <= 1e-12 * largest ? 0 : variance, 8);
}

function sumDeviations(from: usize, count: i32, centre: f64): f64 {
  const whole = from + (<usize>(count & ~3) << 3);
  const left = count & 3;
  const centres = f64x2.splat(centre);
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  for (let place = from; place < whole; place += 32) {
    a = f64x2.add(a, f64x2.sub(v128.load(place), centres));
    b = f64x2.add(b, f64x2.sub(v128.load(place, 16), centres));
  }
  if (left > 0) {
    a = f64x2.add(a, lanesLeft(f64x2.sub(v128.load(whole), centres), left));
    b = f64x2.add(b, lanesLeft(f64x2.sub(v128.load(whole, 16), centres), left - 2));
  }
  return total(a, b);
}

function sumSquares(from: usize, count: i32, centre: f64): f64 {
  const whole = from + (<usize>(count & ~3) << 3);
  const left = count & 3;
  const centres = f64x2.splat(centre);
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  for (let place = from; place < whole; place += 32) {
    const x = f64x2.sub(v128.load(place), centres);
    const y = f64x2.sub(v128.load(place, 16), centres);
    a = f64x2.add(a, f64x2.mul(x, x));
    b = f64x2.add(b, f64x2.mul(y, y));
  }
  if (left > 0) {
    const x = lanesLeft(f64x2.sub(v128.load(whole), centres), left);
    const y = lanesLeft(f64x2.sub(v128.load(whole, 16), centres), left - 2);
    a = f64x2.add(a, f64x2.mul(x, x));
    b = f64x2.add(b, f64x2.mul(y, y));
  }
  return total(a, b);
}
