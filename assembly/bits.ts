// Comparisons of Float32 columns with bits as the answer, 32 bars a step, and word operations on bitsets. Blocks hold 128 bars.

// @ts-ignore: decorator
@inline
function pack(a: v128, b: v128, c: v128, d: v128): i32 {
  return i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d)));
}

export function above(left: usize, right: usize, blocks: i32, target: usize): void {
  for (const end = target + (<usize>blocks << 4); target < end; target += 2, left += 64, right += 64) {
    store<u16>(
      target,
      pack(
        f32x4.gt(v128.load(left), v128.load(right)),
        f32x4.gt(v128.load(left, 16), v128.load(right, 16)),
        f32x4.gt(v128.load(left, 32), v128.load(right, 32)),
        f32x4.gt(v128.load(left, 48), v128.load(right, 48)),
      ),
    );
  }
}

export function aboveLevel(column: usize, level: f32, blocks: i32, target: usize): void {
  const levels = f32x4.splat(level);
  for (const end = target + (<usize>blocks << 4); target < end; target += 2, column += 64) {
    store<u16>(
      target,
      pack(
        f32x4.gt(v128.load(column), levels),
        f32x4.gt(v128.load(column, 16), levels),
        f32x4.gt(v128.load(column, 32), levels),
        f32x4.gt(v128.load(column, 48), levels),
      ),
    );
  }
}

export function belowLevel(column: usize, level: f32, blocks: i32, target: usize): void {
  const levels = f32x4.splat(level);
  for (const end = target + (<usize>blocks << 4); target < end; target += 2, column += 64) {
    store<u16>(
      target,
      pack(
        f32x4.lt(v128.load(column), levels),
        f32x4.lt(v128.load(column, 16), levels),
        f32x4.lt(v128.load(column, 32), levels),
        f32x4.lt(v128.load(column, 48), levels),
      ),
    );
  }
}

export function defined(column: usize, blocks: i32, target: usize): void {
  for (const end = target + (<usize>blocks << 4); target < end; target += 2, column += 64) {
    const a = v128.load(column);
    const b = v128.load(column, 16);
    const c = v128.load(column, 32);
    const d = v128.load(column, 48);
    store<u16>(target, pack(f32x4.eq(a, a), f32x4.eq(b, b), f32x4.eq(c, c), f32x4.eq(d, d)));
  }
}

export function and(left: usize, right: usize, blocks: i32, target: usize): void {
  for (const end = target + (<usize>blocks << 4); target < end; target += 16, left += 16, right += 16) {
    v128.store(target, v128.and(v128.load(left), v128.load(right)));
  }
}

export function or(left: usize, right: usize, blocks: i32, target: usize): void {
  for (const end = target + (<usize>blocks << 4); target < end; target += 16, left += 16, right += 16) {
    v128.store(target, v128.or(v128.load(left), v128.load(right)));
  }
}

export function andNot(left: usize, right: usize, blocks: i32, target: usize): void {
  for (const end = target + (<usize>blocks << 4); target < end; target += 16, left += 16, right += 16) {
    v128.store(target, v128.andnot(v128.load(left), v128.load(right)));
  }
}

export function not(operand: usize, blocks: i32, target: usize): void {
  for (const end = target + (<usize>blocks << 4); target < end; target += 16, operand += 16) {
    v128.store(target, v128.not(v128.load(operand)));
  }
}

// @ts-ignore: decorator
@inline
export function hasBit(bitset: usize, bar: i32): bool {
  return ((load<u8>(bitset + (bar >>> 3)) >>> (bar & 7)) & 1) != 0;
}

/** First bar from `from` on whose bit is set, `limit` where there is none before it. */
export function nextBit(bitset: usize, from: i32, limit: i32): i32 {
  if (from >= limit) return limit;
  let word = from >>> 6;
  let bits = load<u64>(bitset + (<usize>word << 3)) & (-1 << (from & 63));
  while (bits == 0) {
    word++;
    if (word << 6 >= limit) return limit;
    bits = load<u64>(bitset + (<usize>word << 3));
  }
  const bar = (word << 6) + <i32>ctz(bits);
  return bar < limit ? bar : limit;
}
