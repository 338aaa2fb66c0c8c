import type { Bars } from '../market/bars';

/** Value of one unit of money put wholly into the instrument at the open of bar `from` and held, at each close of [from, to); no costs. */
export function holdInstrument({ open, close }: Bars, from: number, to: number): Float64Array {
  return close.subarray(from, to).map((price) => price / open[from]!);
}
