import { quantise } from '../../numerics/quantise';

/** Log return of bar `t`, at least 1, to twelve digits: the same on every platform. */
export function computeLogReturn(close: Float64Array, t: number): number {
  const growth = close[t]! / close[t - 1]!;
  // Prices a number apart that no number can state have logarithms all the same.
  return quantise(growth > 0 && growth < Infinity ? Math.log(growth) : Math.log(close[t]!) - Math.log(close[t - 1]!));
}
