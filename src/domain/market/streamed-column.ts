import type { Bars } from './bars';
import type { FeatureStream } from './feature';

/** One value a bar from a stream that has seen none: the batch form of a feature that is written bar by bar. */
export function computeStreamedColumn(bars: Bars, stream: FeatureStream): Float64Array {
  const column = new Float64Array(bars.close.length);
  for (let t = 0; t < column.length; t++) column[t] = stream.push(bars, t);
  return column;
}
