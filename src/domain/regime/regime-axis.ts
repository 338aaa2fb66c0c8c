import type { Bars } from '../market/bars';

/** Numbers from elsewhere with the time from which each was known, ascending. */
export interface TimedValues {
  readonly knownAt: Float64Array;
  readonly values: Float64Array;
}

/** What there is beside the instrument's own bars. */
export interface RegimeContext {
  /** Bars of a second instrument, of the same period, for the correlation axes. */
  readonly companion?: Bars | undefined;
  /** Closes of an index of implied volatility in percent a year, as the VIX. */
  readonly volatilityIndex?: TimedValues | undefined;
}

/** One property of a market: states of which it is in exactly one. */
export interface RegimeAxis<State extends string = string> {
  readonly states: readonly State[];
  /** What it tells apart, and from what. */
  readonly words: string;
  open(context: RegimeContext): AxisStream;
}

export interface AxisStream {
  /**
   * Filtered probabilities of the states at bar `t`, in order, from bars 0..t; undefined while there is not enough to tell. Called once for every bar
   * from 0 on; the array holds until the next push.
   */
  push(bars: Bars, t: number): Float64Array | undefined;
}
