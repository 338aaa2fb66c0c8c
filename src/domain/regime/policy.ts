export interface VolatilityRegimePolicy {
  /** Annualised volatility below which a market is calm, as a fraction. */
  readonly lowBelow: number;
  /** Annualised volatility above which it is wild. */
  readonly highAbove: number;
  /** Trading days over which it is measured. */
  readonly windowDays: number;
  /** Fewest log returns it is measured from, whatever the bar. */
  readonly minWindowBars: number;
}

export interface TrendRegimePolicy {
  /** Bars of the directional index. */
  readonly period: number;
  readonly trendingAbove: number;
  readonly rangingBelow: number;
}

export interface TransitionPolicy {
  /** Bars for which a label must hold before it counts as a change. */
  readonly dwellBars: number;
}

export interface RegimePolicy {
  readonly volatility: VolatilityRegimePolicy;
  readonly trend: TrendRegimePolicy;
  readonly transition: TransitionPolicy;
}

export const regimePolicy = {
  volatility: {
    lowBelow: 0.15, // seed 003 phase 2: `volatility_threshold_low: 0.15`
    highAbove: 0.35, // seed 003 phase 2: `volatility_threshold_high: 0.35`
    windowDays: 21, // a trading month; the seed names no window
    minWindowBars: 8, // the standard error of a deviation from 8 returns is about a quarter of it
  },
  trend: {
    period: 14, // Wilder 1978
    trendingAbove: 25, // seed 001: "Trending: ADX > 25"
    rangingBelow: 20, // seed 001: "Ranging: ADX < 20"
  },
  transition: {
    dwellBars: 5, // one week of daily bars; the seeds name none
  },
} as const satisfies RegimePolicy;
