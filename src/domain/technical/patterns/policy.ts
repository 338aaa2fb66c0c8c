export interface PatternPolicy {
  /** Of candlesticks; the shapes themselves are the library's. */
  readonly candles: {
    /** Bars over which the closes before a reversal candle must have fallen or risen. */
    readonly trendBars: number;
    /** Bodies that fit into the long shadow of a hammer. */
    readonly shadowBodies: number;
    /** Largest share of the range for a shadow that is hardly there. */
    readonly smallShadow: number;
    /** Largest share of the range for the body of a doji. */
    readonly dojiBody: number;
    /** Largest share of the first body for the body of a star or of what a harami carries. */
    readonly smallBody: number;
  };
  /** Which turns count as swings. */
  readonly swings: { readonly reversalRanges: number; readonly rangeBars: number };
  /** Of chart patterns; `Ranges` are average true ranges. */
  readonly charts: {
    /** Difference up to which two prices are at one level. */
    readonly levelRanges: number;
    /** Least height of a pattern. */
    readonly heightRanges: number;
    /** Least number of bars between two tops or two bottoms. */
    readonly apartBars: number;
    /** Bars that a pattern may span from its first swing to its last. */
    readonly widestBars: number;
    /** Bars after its last swing in which it must break out, as a share of its span. */
    readonly lifeSpan: number;
    readonly flag: {
      readonly poleRanges: number;
      readonly poleBars: number;
      readonly leastBars: number;
      readonly mostBars: number;
      /** Largest share of the pole that is given back. */
      readonly retracement: number;
    };
  };
  readonly levels: {
    /** Distance up to which a swing touches a level, and beyond which a close breaks it, in average true ranges. */
    readonly touchRanges: number;
    /** Levels that are remembered: the weakest goes first. */
    readonly remembered: number;
    /** Bars after its last touch at which a level is worth half. */
    readonly halfLifeBars: number;
    /** Distance from which on a level is out of reach, in average true ranges. */
    readonly reachRanges: number;
  };
  readonly signals: {
    /** Bars in which a signal of another family confirms one, and in which a signal has a vote. */
    readonly lifeBars: number;
    /** Bars of the mean volume, and volume over it from which on it confirms a signal. */
    readonly volumeBars: number;
    readonly volumeRatio: number;
    /** Average true range over its own average from which on the market is too restless for signals. */
    readonly restlessRatio: number;
    /** Bars of the trend that a signal should not go against, and of the usual average true range. */
    readonly trendBars: number;
    readonly usualBars: number;
    /** What moves the value behind a signal by so much in its bar is as strong as can be. */
    readonly fullStrength: {
      /** Difference of two averages in average true ranges. */
      readonly averages: number;
      /** MACD histogram in average true ranges. */
      readonly histogram: number;
      /** RSI and directional indices from 0 to 100; the stochastic oscillator moves faster. */
      readonly index: number;
      readonly stochastic: number;
      /** Distance from the supertrend stop, which jumps to the other side: average true ranges. */
      readonly stop: number;
      /** Distance from the average in standard deviations. */
      readonly deviations: number;
      /** Distance beyond a channel, range of a candlestick: average true ranges. */
      readonly ranges: number;
      /** Share of volume. */
      readonly flow: number;
      /** Height of a chart pattern in average true ranges. */
      readonly heightRanges: number;
    };
    /** Largest chance of even one signal believed by luck. */
    readonly familyError: number;
  };
}

export const patternPolicy = {
  candles: {
    trendBars: 3, // the library's own; Nison 1991 asks for a trend before and gives no number
    shadowBodies: 2, // Nison 1991: the long shadow is at least twice the body; the library has the factor upside down
    smallShadow: 0.1, // Nison 1991 "no, or a very short, shadow"; a tenth of the range as TA-Lib has it
    dojiBody: 0.1, // a tenth of the range as TA-Lib has it; Nison 1991 "virtually equal"
    smallBody: 0.5, // Nison 1991 "small"; no number in the sources
  },
  swings: {
    reversalRanges: 1.5, // no source; Lo, Mamaysky & Wang 2000 let a kernel regression decide, which needs bars to come
    rangeBars: 14, // Wilder 1978
  },
  charts: {
    levelRanges: 1, // Lo, Mamaysky & Wang 2000: within 1.5 % of the average, about one daily range of a share
    heightRanges: 3, // Bulkowski 2005: ten per cent for double tops is typical; three ranges keep the noise of one turn out
    apartBars: 10, // Bulkowski 2005: peaks are usually two to six weeks apart; Lo, Mamaysky & Wang 2000 ask for 22 days
    widestBars: 120, // Edwards & Magee 1948: intermediate patterns take weeks to months; half a year of days at most
    lifeSpan: 1, // no source: a pattern that takes longer to break than it took to form is none any more
    flag: {
      poleRanges: 4, // Edwards & Magee 1948 "a nearly vertical move"; no number
      poleBars: 10, // Bulkowski 2005: a steep, quick move of a few days
      leastBars: 4, // Bulkowski 2005: shorter ones are pauses
      mostBars: 15, // Bulkowski 2005: up to three weeks
      retracement: 0.5, // Edwards & Magee 1948: flags that give back more than half are suspect
    },
  },
  levels: {
    touchRanges: 0.5, // no source: half a day's range
    remembered: 32,
    halfLifeBars: 250, // a year of days; Osler 2000 finds published levels good for days to weeks, charts show them for years
    reachRanges: 10,
  },
  signals: {
    lifeBars: 3, // Murphy 1999: confirmation within days
    volumeBars: 20, // a month of days
    volumeRatio: 1.2, // Bulkowski 2005: above-average volume; a fifth above is one bar in ten of the S&P 500
    restlessRatio: 2, // no source
    trendBars: 200, // Murphy 1999: the 200-day line
    usualBars: 100, // no source: five months of days
    // No source: scales that at most a fifth of a signal's bars exceed on the S&P 500, 1990 to 2022.
    fullStrength: {
      averages: 0.25,
      histogram: 0.2,
      index: 20,
      stochastic: 40,
      stop: 6,
      deviations: 2,
      ranges: 2.5,
      flow: 0.2,
      heightRanges: 10,
    },
    familyError: 0.05, // Holm 1979, by convention
  },
} as const satisfies PatternPolicy;
