/** Bounds of a ratio of two legs, equal where the pattern asks for one ratio. */
export type RatioRange = readonly [least: number, most: number];

/** Five swing points X, A, B, C, D by the ratios of the legs between them. */
export interface HarmonicShape {
  readonly name: string;
  /** AB over XA. */
  readonly b: RatioRange;
  /** BC over AB, or XC over XA where C lies beyond A. */
  readonly c: RatioRange;
  /** AD over XA, or CD over XC where C lies beyond A. */
  readonly d: RatioRange;
  /** CD over BC, where the pattern asks for it. */
  readonly projection?: RatioRange;
  /** C goes beyond A: the cypher alone. */
  readonly beyond: boolean;
}

export interface WhatPolicy {
  readonly fractal: {
    /** Log returns in the shortest block whose fluctuation is measured. */
    readonly smallestBlock: number;
    /** Largest step at which the length of a curve is read. */
    readonly higuchiSteps: number;
    /** Bars of the exponents behind the signal. */
    readonly windowBars: number;
    /** Standard error of the mean of both exponents over that window where returns are independent. */
    readonly standardError: number;
  };
  readonly swings: {
    /** Bars of the average true range. */
    readonly rangeBars: number;
    /** Average true ranges by which a price turns before its extreme is a swing point. */
    readonly reversalRanges: number;
  };
  readonly harmonic: {
    /** How far a ratio may lie outside its bounds, as a fraction of the bound. */
    readonly tolerance: number;
    /** Bars after its confirmation in which a pattern fades. */
    readonly lifeBars: number;
    readonly shapes: readonly HarmonicShape[];
  };
  readonly analogues: {
    /** Bars of the window that is compared, where nobody says otherwise. */
    readonly windowBars: number;
    /** Bars of the past in which its like is looked for. */
    readonly historyBars: number;
    /** Windows of the past without which nothing is said. */
    readonly leastHistoryBars: number;
    readonly neighbours: number;
    /** Bars ahead of the forecast. */
    readonly horizonBars: number;
    /** Every so many bars a covariance is summed afresh, so that rounding does not pile up. */
    readonly refreshBars: number;
  };
  readonly interval: {
    /** Share of outcomes the interval is to hold. */
    readonly coverage: number;
    /** How much one miss widens the share aimed at next. */
    readonly learningRate: number;
    /** Past errors whose quantile is the half-width. */
    readonly errors: number;
    readonly leastErrors: number;
  };
  readonly discord: {
    /** Past distances that a distance is ranked among. */
    readonly comparedBars: number;
  };
  /** Parts of the signal; they sum to 1. */
  readonly weights: { readonly analogues: number; readonly harmonic: number; readonly persistence: number };
}

export const whatPolicy = {
  fractal: {
    smallestBlock: 8, // Weron 2002 takes longer ones where there is much data; a window of 128 has three sizes from eight on
    higuchiSteps: 8, // leaves the longest step eight moves in the shortest window; Higuchi 1988 goes as far as the power law holds
    windowBars: 256, // a year of days
    standardError: 0.056, // 600 series of independent normal returns: docs/senses/what.md
  },
  swings: {
    rangeBars: 14, // Wilder 1978
    reversalRanges: 1, // no source; with three the S&P 500 shows eleven patterns in thirty years, too few to judge (docs/senses/what.md)
  },
  harmonic: {
    tolerance: 0.1, // twice what Carney 2010 asks of the decisive ratios; the fit tells how well they are met
    lifeBars: 20, // a month of days; the sources name none
    shapes: [
      // Gartley 1935, p. 222, drew it without ratios; these are Carney's (2010).
      {
        name: 'gartley',
        b: [0.618, 0.618],
        c: [0.382, 0.886],
        d: [0.786, 0.786],
        projection: [1.13, 1.618],
        beyond: false,
      },
      { name: 'bat', b: [0.382, 0.5], c: [0.382, 0.886], d: [0.886, 0.886], projection: [1.618, 2.618], beyond: false }, // Carney 2010
      {
        name: 'butterfly',
        b: [0.786, 0.786],
        c: [0.382, 0.886],
        d: [1.27, 1.618],
        projection: [1.618, 2.24],
        beyond: false,
      }, // Pesavento 1997, C and projection by Carney 2010
      {
        name: 'crab',
        b: [0.382, 0.618],
        c: [0.382, 0.886],
        d: [1.618, 1.618],
        projection: [2.24, 3.618],
        beyond: false,
      }, // Carney 2010
      { name: 'cypher', b: [0.382, 0.618], c: [1.272, 1.414], d: [0.786, 0.786], beyond: true }, // Darren Oglesbee's pattern, as it is traded
    ],
  },
  analogues: {
    windowBars: 20, // a month of days
    historyBars: 1_000, // four years of days: a live update stays far below a millisecond
    leastHistoryBars: 250,
    neighbours: 10,
    horizonBars: 5, // a week of days
    refreshBars: 64,
  },
  interval: {
    coverage: 0.9, // Gibbs & Candes 2021
    learningRate: 0.005, // Gibbs & Candes 2021
    errors: 250, // a year of days
    leastErrors: 50,
  },
  discord: { comparedBars: 250 },
  // No source ranks them. What forecasts with an interval of its own speaks loudest.
  weights: { analogues: 0.5, harmonic: 0.25, persistence: 0.25 },
} as const satisfies WhatPolicy;
