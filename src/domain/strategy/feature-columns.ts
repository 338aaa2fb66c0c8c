import type { Bars } from '../market/bars';
import { resolveFeature } from './feature-registry';
import type { FeatureRef } from './genome';

/** Feature columns of one price path, each computed at its first use and then kept. */
export interface FeatureColumns {
  readonly bars: Bars;
  column(ref: FeatureRef): Float64Array;
}

export function createFeatureColumns(bars: Bars): FeatureColumns {
  const columns = new Map<FeatureRef, Float64Array>();
  return {
    bars,
    column(ref) {
      const known = columns.get(ref);
      if (known) return known;
      const { feature, parameters } = resolveFeature(ref);
      const column = feature.compute(bars, parameters);
      columns.set(ref, column);
      return column;
    },
  };
}
