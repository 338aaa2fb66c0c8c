import { partitionAtRank } from './quantile-partition';
import { assertFinite } from './statistics';

/**
 * The value below which the share `probability` of the data lies, interpolated between order statistics: type 7 of Hyndman & Fan (1996),
 * the default of R, NumPy and Excel. Undefined without values. Throws a RangeError when the probability is outside [0, 1]
 * or a value is not finite. The values are left as they are.
 */
export function computeQuantile(values: ArrayLike<number>, probability: number): number | undefined {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`a probability lies in [0, 1], not at ${probability}`);
  }
  assertFinite(values);
  if (values.length === 0) return undefined;
  const ordered = Float64Array.from(values);
  const position = (ordered.length - 1) * probability;
  const rank = Math.floor(position);
  partitionAtRank(ordered, rank);
  const below = ordered[rank]!;
  const share = position - rank;
  if (share === 0) return below;
  let above = Infinity;
  for (let i = rank + 1; i < ordered.length; i++) above = Math.min(above, ordered[i]!);
  // Weighted, not below + share * (above - below): the difference of two finite numbers may overflow.
  return (1 - share) * below + share * above;
}

/** The same where there are values for certain. Throws a RangeError without values. */
export function requireQuantile(values: ArrayLike<number>, probability: number): number {
  const quantile = computeQuantile(values, probability);
  if (quantile === undefined) throw new RangeError('no values, no quantile');
  return quantile;
}
