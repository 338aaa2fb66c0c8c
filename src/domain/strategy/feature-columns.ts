import type { Bars } from '../market/bars';
import { resolveFeature } from './feature-registry';
import type { FeatureRef } from './genome';

/**
 * Feature columns of one price path, each computed at its first use and then kept. Recurrences run in Float64 and are rounded once, to
 * Float32: what is asked of a column is which side of a level it is on, and half the bytes are twice the comparisons.
 */
export interface FeatureColumns {
  readonly bars: Bars;
  column(ref: FeatureRef): Float32Array;
}

export function createFeatureColumns(bars: Bars): FeatureColumns {
  const columns = new Map<FeatureRef, Float32Array>();
  return {
    bars,
    column(ref) {
      const known = columns.get(ref);
      if (known) return known;
      const { feature, parameters } = resolveFeature(ref);
      const column = Float32Array.from(feature.compute(bars, parameters));
      columns.set(ref, column);
      return column;
    },
  };
}
