/** Trades as columns, oldest first, all of one length; times in milliseconds since 1970-01-01T00:00Z. */
export interface TradeTicks {
  readonly time: Float64Array;
  readonly price: Float64Array;
  readonly size: Float64Array;
  /** Who began it: 1 the buyer, -1 the seller; undefined where the source does not say. */
  readonly side: Int8Array | undefined;
}

/** States of the best bid and ask as columns, oldest first: one entry for every change. */
export interface QuoteTicks {
  readonly time: Float64Array;
  readonly bid: Float64Array;
  readonly bidSize: Float64Array;
  readonly ask: Float64Array;
  readonly askSize: Float64Array;
}
