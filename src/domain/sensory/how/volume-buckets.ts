/**
 * Volume time (Easley, Lopez de Prado and O'Hara 2012): trading cut into buckets of equal volume, and in each the share that buyers began less the
 * share that sellers did.
 */
export interface VolumeBuckets {
  /** VPIN: mean of the buckets' imbalances without their signs, 0 to 1; NaN until all buckets have been filled once. */
  readonly toxicity: number;
  /** Their mean with the signs, -1 (sold) to 1 (bought); NaN likewise. */
  readonly imbalance: number;
  /**
   * @param side what buyers began less what sellers did, over the volume: -1 to 1
   * @param bucketVolume of the buckets that open now; while it is not positive none opens, and what is traded is not counted
   */
  add(volume: number, side: number, bucketVolume: number): void;
}

export function openVolumeBuckets(count: number): VolumeBuckets {
  const sides = new Float64Array(count);
  const state = { toxicity: Number.NaN, imbalance: Number.NaN, add };
  let closed = 0;
  let size = 0;
  let filled = 0;
  let net = 0;

  function close(side: number): void {
    sides[closed % count] = side;
    closed++;
  }

  function add(volume: number, side: number, bucketVolume: number): void {
    if (!(volume > 0)) return;
    if (size > 0 && volume < size - filled) {
      filled += volume;
      net += volume * side;
      return;
    }
    let rest = volume;
    if (size > 0) {
      const room = size - filled;
      close((net + room * side) / size);
      rest -= room;
    }
    size = bucketVolume > 0 ? bucketVolume : 0;
    // A volume that fills all buckets leaves nothing else in them: more of the same would change nothing.
    const whole = size > 0 ? Math.floor(rest / size) : 0;
    for (let i = Math.min(whole, count); i > 0; i--) close(side);
    filled = Number.isFinite(whole) ? Math.max(0, rest - whole * size) : 0;
    net = filled * side;
    settle();
  }

  function settle(): void {
    if (closed < count) return;
    let signed = 0;
    let unsigned = 0;
    for (let i = 0; i < count; i++) {
      signed += sides[i]!;
      unsigned += Math.abs(sides[i]!);
    }
    state.imbalance = Math.max(-1, Math.min(1, signed / count));
    state.toxicity = Math.min(1, unsigned / count);
  }

  return state;
}
