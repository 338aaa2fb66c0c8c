export const chaosPolicy = {
  tail: {
    /** Share of the greatest moves, up and down alike, that Hill's estimate reads: a tenth, as McNeil & Frey 2000 (100 of 1,000). */
    share: 0.1,
    /** Share of the returns at either end that the asymmetry compares: 5 %, Biglova, Ortobelli, Rachev & Stoyanov 2004. */
    asymmetryShare: 0.05,
  },
  volatility: {
    /** Decay of the fast variance a bar: RiskMetrics 1996, daily. */
    fast: 0.94,
    /** Decay of the slow one: its weights reach back about 100 bars, half a year of days. */
    slow: 0.99,
    /** Decay of the long one: about 500 bars, two years of days. */
    long: 0.998,
    /** Squares averaged into all three at the start: a trading month, as `regimePolicy`. */
    startBars: 21,
    /** The fast deviation is never less than this share of the slow one, or a stretch without trading would make a tail of the next move. */
    floor: 0.1,
  },
  shortfall: {
    /** Seed 003: `confidence_levels: [0.95, 0.99]`; the worst bar in a hundred, as McNeil 1997. */
    confidence: 0.99,
    /** Peaks over the worst tenth: McNeil & Frey 2000. */
    share: 0.1,
    /** Bars between two fits: a trading month; the volatility that scales the tail moves every bar. */
    refitBars: 21,
  },
  jump: {
    /** A move is called a jump where noise makes one in so many bars with this probability: Lee & Mykland 2008, 1 %, over a year of days. */
    significance: 0.01,
    tests: 252,
    /** Bars without a jump are counted so far: a year of days. */
    longestCalm: 252,
  },
  volatilityOfVolatility: {
    /** Bars of the volatility whose own variation is measured: two weeks of days. */
    windowBars: 10,
  },
  hazard: {
    /** A crash is a fall of so many slow deviations, times the square root of the bars it may take. */
    deviations: 2,
    /** Deviations of one bar by which a barrier watched at closes only stands further off: -zeta(1/2) / sqrt(2 pi), Broadie, Glasserman & Kou 1997. */
    closesShift: 0.5826,
    /**
     * Prior means of the coefficients of fast over slow, slow over long and the last move, in log-odds per unit. Were volatility to stay as it is, the first
     * would be 5.7; it comes back, and daily bars of 16 instruments (1990 to 2022) give about 2.5, -0.9 and -0.2: taken nearer to 0.
     */
    priorSlopes: [2, -0.5, -0.1],
    /** Variances of the prior on the intercept and on the three slopes. */
    interceptVariance: 1,
    slopeVariance: 0.25,
    /** Bars learnt from before the first estimate is given: a year of days. */
    learningBars: 252,
    /** Largest move, in deviations, that the estimate reads: beyond it one bar would outvote a year. */
    largestMove: 4,
  },
  sense: {
    /** Bars the reading speaks of, and of the hazard in it: two weeks of days. */
    horizonBars: 10,
    tailBars: 500,
    jumpBars: 60,
    volatilityBars: 60,
    /** Parts of the signal; they add up to 1. */
    weights: { hazard: 0.6, jump: 0.15, restlessness: 0.15, asymmetry: 0.1 },
    /** What calm is worth against the same degree of danger: absence of danger is no reason to expect a rise. */
    calm: 0.25,
    /** Bars after which a jump is forgotten: a trading week. */
    jumpMemoryBars: 5,
    /** Share of a new value in what is usual of restlessness and asymmetry: as the long volatility. */
    novelty: 0.002,
  },
  convexity: {
    /** Two-sided: an interval of 95 %, as every interval of a report. */
    significance: 0.05,
    /** Fewest pairs of returns: three coefficients and their errors. */
    leastPairs: 60,
  },
  dependence: {
    /** Lower tail compared: the worst 5 % of both. */
    share: 0.05,
    leastPairs: 100,
    /** Degrees of freedom tried; whole, as `computeStudentTails` takes them; at 40 the copula is all but Gaussian. */
    degreesOfFreedom: [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 40],
  },
} as const;
