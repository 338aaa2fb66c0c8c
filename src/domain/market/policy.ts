export interface MarketPolicy {
  /** Prices outside [minPrice, maxPrice] are absurd in any currency: a token quoted at 1e-12 and an index at 1e12 both still pass. */
  readonly minPrice: number;
  readonly maxPrice: number;
  readonly maxVolume: number;
  /** Bar times outside [1700, 2200) are broken timestamps, not history. */
  readonly earliestTime: number;
  readonly latestTime: number;
  /** Relative slack for open and close against [low, high]: the rounding of an adjusted price, not a different price. */
  readonly rangeTolerance: number;
  /** More bars than this: import a longer period or a shorter span. */
  readonly maxRows: number;
  /** Problems kept one by one; beyond it they are only counted. */
  readonly maxProblems: number;
  /** Share of backward steps above which a file counts as newest first. */
  readonly newestFirstShare: number;
  /** Fewer bars than this have too few steps between them to say what their period is. */
  readonly minBarsToJudgePeriod: number;
  /** Bars that may be missing in a row while the market is open. */
  readonly gapBars: number;
  /** Weekdays without a bar that a holiday explains: Good Friday and Easter Monday are two. */
  readonly gapWeekdays: number;
  /** Daily log return or range worth a look: above the -22.9 % log return of 1987-10-19, below ln(3/2), an unadjusted 3:2 split. */
  readonly jumpLog: number;
  /** Smallest such threshold inside the day; in between it scales with the square root of the period. */
  readonly jumpLogFloor: number;
  /** Robust deviations (1.4826 times the median magnitude) above which a move is foreign to its own series. */
  readonly jumpDeviations: number;
}

export const marketPolicy = {
  minPrice: 1e-12,
  maxPrice: 1e12,
  maxVolume: 1e18,
  earliestTime: -8_520_336_000_000,
  latestTime: 7_258_118_400_000,
  rangeTolerance: 1e-9,
  maxRows: 10_000_000,
  maxProblems: 1_000_000,
  newestFirstShare: 0.75,
  minBarsToJudgePeriod: 3,
  gapBars: 3,
  gapWeekdays: 2,
  jumpLog: 0.4,
  jumpLogFloor: 0.1,
  jumpDeviations: 12,
} satisfies MarketPolicy;
