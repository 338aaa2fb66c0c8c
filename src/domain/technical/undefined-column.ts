/** A column of NaN: the feature of bars that lack what it needs. */
export function undefinedColumn(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}
