export interface RegimeChangePolicy {
  /** Confidence of each bound of an interval; both together are right 2 level - 1 of the time. */
  readonly level: number;
  /** Moves seen before any, for every pair of states. */
  readonly priorMoves: number;
  readonly alert: AlertPolicy;
  /** Share of its peak that a market loses in a bear market, and of its trough that it gains before one is over. */
  readonly bearFall: number;
  readonly bearRise: number;
  /** Spells of fear: an index of implied volatility above a level, short pauses included. */
  readonly fear: { readonly above: number; readonly mergeWithin: number; readonly leastBars: number };
}

export interface AlertPolicy {
  readonly raiseAbove: number;
  readonly clearBelow: number;
  /** Bars for which the probability must stay there. */
  readonly dwellBars: number;
}

export const regimeChangePolicy = {
  level: 0.975, // intervals of 95 %
  priorMoves: 0.5, // Jeffreys 1946: the prior that favours no way of counting
  alert: {
    raiseAbove: 0.7,
    clearBelow: 0.3, // far enough below that noise does not raise it twice
    dwellBars: 3, // one loud day is no regime; seed 004 asks for "regime-based alerts", no figure
  },
  bearFall: 0.2, // Lunde & Timmermann 2004
  bearRise: 0.2, // as above
  fear: {
    above: 30, // seed 001: "VIX > 30"
    mergeWithin: 21, // a trading month; the seeds name none
    leastBars: 10, // two trading weeks; as above
  },
} as const satisfies RegimeChangePolicy;
