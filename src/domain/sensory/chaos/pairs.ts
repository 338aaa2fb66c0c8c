import { assertFinite } from '../../numerics/statistics';

/** Throws a RangeError unless two series are finite and equally long. */
export function requirePairs(left: Float64Array, right: Float64Array): void {
  if (left.length !== right.length) throw new RangeError(`${left.length} and ${right.length} values are no pairs`);
  assertFinite(left);
  assertFinite(right);
}
