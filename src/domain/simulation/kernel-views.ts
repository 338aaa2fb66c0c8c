/** One memory seen as numbers of each kind, and the bits in it. */
export interface KernelViews {
  readonly doubles: Float64Array;
  readonly singles: Float32Array;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
}

export function viewMemory(buffer: ArrayBufferLike): KernelViews {
  return {
    doubles: new Float64Array(buffer),
    singles: new Float32Array(buffer),
    words: new Int32Array(buffer),
    bytes: new Uint8Array(buffer),
  };
}

/** Whether the bit of a bar is set in the bitset at a byte offset. */
export function hasBit({ words }: KernelViews, bitset: number, bar: number): boolean {
  return ((words[(bitset >>> 2) + (bar >> 5)]! >>> (bar & 31)) & 1) === 1;
}

/** First bar from `from` on whose bit is set, `limit` where there is none before it. */
export function nextBit({ words }: KernelViews, bitset: number, range: { from: number; limit: number }): number {
  const { from, limit } = range;
  if (from >= limit) return limit;
  const start = bitset >>> 2;
  let word = from >> 5;
  let bits = words[start + word]! & (-1 << (from & 31));
  while (bits === 0) {
    word++;
    if (word << 5 >= limit) return limit;
    bits = words[start + word]!;
  }
  return Math.min((word << 5) + 31 - Math.clz32(bits & -bits), limit);
}
