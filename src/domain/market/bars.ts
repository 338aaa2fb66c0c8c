/**
 * Bars as columns: one Float64Array per field, all of one length, oldest first.
 * The whole project reads prices in this form; a row object per bar would cost 20 times the memory and cannot be shared between threads.
 */
export type EpochMs = number;

/** Width of a bar: an amount and a unit, `1d`, `4h`, `15m`, `1w`. */
export type BarPeriod = `${number}${'m' | 'h' | 'd' | 'w'}`;

/** When the instrument trades, for annualisation: an exchange (252 days of 6.5 h), foreign exchange (260 days of 24 h), or always (365 days of 24 h). */
export type TradingCalendar = 'exchange' | 'fx' | 'always';

export interface Instrument {
  /** Ticker or pair, `^GSPC`, `EURUSD`. */
  readonly instrument: string;
  readonly period: BarPeriod;
  readonly calendar: TradingCalendar;
  /** IANA zone in which a bar's date is meant, `America/New_York`. */
  readonly timezone: string;
}

export interface Bars extends Instrument {
  /** Start of each bar in milliseconds since 1970-01-01T00:00Z, strictly increasing. */
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** Units traded; undefined where the source states none (an index from a source without it, spot foreign exchange). */
  readonly volume: Float64Array | undefined;
}

/** One price path: real bars, or bars transformed by a stress scenario. */
export interface PricePath {
  /** `history` for the record itself, else the scenario's name. */
  readonly name: string;
  readonly bars: Bars;
  /** Fraction of normal market depth at each bar, 1 = normal, 0.2 = four fifths of it gone; undefined means 1 throughout. */
  readonly liquidity: Float64Array | undefined;
}

/** Bars `from` (inclusive) to `to` (exclusive) as views: no prices are copied. */
export function sliceBars(bars: Bars, from: number, to: number): Bars {
  return {
    ...bars,
    time: bars.time.subarray(from, to),
    open: bars.open.subarray(from, to),
    high: bars.high.subarray(from, to),
    low: bars.low.subarray(from, to),
    close: bars.close.subarray(from, to),
    volume: bars.volume?.subarray(from, to),
  };
}

/** Bars [from, to). */
export interface BarRange {
  readonly from: number;
  readonly to: number;
}
