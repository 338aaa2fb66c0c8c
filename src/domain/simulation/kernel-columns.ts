import type { Bars } from '../market/bars';
import { resolveFeature } from '../strategy/feature-registry';
import type { FeatureRef } from '../strategy/genome';
import { aligned, columnBytes } from './kernel-layout';
import type { KernelColumns } from './kernel-path';

export interface KernelColumnsOptions {
  readonly buffer: ArrayBufferLike;
  /** Room for at least two columns, at a multiple of 64. */
  readonly offset: number;
  readonly bytes: number;
}

/** Columns of one thread's own: as many as there is room for, the one longest unused gives way. */
export function createKernelColumns(bars: Bars, { buffer, offset, bytes }: KernelColumnsOptions): KernelColumns {
  const count = bars.close.length;
  const size = Math.max(64, aligned(columnBytes(count)));
  const slots = Math.floor(bytes / size);
  if (slots < 2) throw new RangeError(`${bytes} bytes have no room for two columns of ${count} bars`);
  const places = new Map<FeatureRef, number>();
  return {
    bars: count,
    locate(ref) {
      const known = places.get(ref);
      if (known !== undefined) {
        places.delete(ref);
        places.set(ref, known);
        return known;
      }
      const place = places.size < slots ? offset + places.size * size : takeOldest(places);
      writeColumn(bars, ref, new Float32Array(buffer, place, columnBytes(count) / Float32Array.BYTES_PER_ELEMENT));
      places.set(ref, place);
      return place;
    },
  };
}

/** Computes a feature into a padded column. */
export function writeColumn(bars: Bars, ref: FeatureRef, column: Float32Array): void {
  const { feature, parameters } = resolveFeature(ref);
  column.set(feature.compute(bars, parameters));
  column.fill(Number.NaN, bars.close.length);
}

function takeOldest(places: Map<FeatureRef, number>): number {
  for (const [ref, place] of places) {
    places.delete(ref);
    return place;
  }
  throw new RangeError('no column to give way');
}
