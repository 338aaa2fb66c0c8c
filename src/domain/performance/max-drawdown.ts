import { assertFinite } from '../numerics/statistics';

/** Positions count points of wealth: 0 is the start, i + 1 follows return i. */
export interface MaxDrawdown {
  /** Deepest fall from an earlier peak as a fraction of the peak, positive; 0 when wealth never fell. */
  readonly depth: number;
  readonly peak: number;
  readonly trough: number;
  /** First point back at the peak's wealth; undefined while still below it at the end. */
  readonly recovery: number | undefined;
  /** Periods from the peak to the recovery, or to the end. */
  readonly durationPeriods: number;
}

/**
 * Largest loss that a holder of `returns` (simple, one a period) could have taken between two moments, and how long it lasted; of equally
 * deep ones the first. Undefined without returns; throws a RangeError on a return that is not finite.
 */
export function findMaxDrawdown(returns: Float64Array): MaxDrawdown | undefined {
  assertFinite(returns);
  if (returns.length === 0) return undefined;
  let wealth = 1;
  let peakWealth = 1;
  let lastPeak = 0;
  let depth = 0;
  let peak = 0;
  let trough = 0;
  let recovery: number | undefined = 0;
  for (let i = 0; i < returns.length; i++) {
    wealth *= 1 + returns[i]!;
    if (wealth >= peakWealth) {
      if (recovery === undefined) recovery = i + 1;
      peakWealth = wealth;
      lastPeak = i + 1;
    } else if (1 - wealth / peakWealth > depth) {
      depth = 1 - wealth / peakWealth;
      peak = lastPeak;
      trough = i + 1;
      recovery = undefined;
    }
  }
  return { depth, peak, trough, recovery, durationPeriods: (recovery ?? returns.length) - peak };
}
