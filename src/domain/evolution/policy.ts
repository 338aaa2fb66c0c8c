/** How evolution runs unless a run's input says otherwise, and what it aims at. */
export const evolutionPolicy = {
  /** Seed 001 section 2: "Population size: 100-500 genomes". */
  population: { default: 200, min: 2, max: 5_000 },
  /** Seed 001 success criteria: "30+ generations". */
  generations: { default: 30, min: 1, max: 10_000 },
  /** Genomes of one evaluation activity, which spreads them over its threads: two workers share a default population, and a lost one costs little. */
  chunkSize: { default: 100, min: 1, max: 1_000 },
  /** Evaluation activities of one generation at the most: a workflow has room for 2,000 pending ones. */
  maxChunks: 500,

  /** Seed 001 section 2, "Multi-Dimensional Fitness Evaluation". They rank the final set only; selection is by dominance. */
  fitnessWeights: { survival: 0.3, profit: 0.25, adaptability: 0.25, robustness: 0.2 },

  /** The last quarter is never seen by evolution; one trading month between keeps a trade's life from reaching across. */
  holdOut: { fraction: 0.25, purgeBars: 21, minInSampleBars: 250 },

  /** Fewer trades or less time in the market than this say nothing about skill; such genomes lose against every other. */
  feasibility: { minTrades: 10, minExposure: 0.02 },

  fitness: {
    /** A drawdown of 20 % and a daily loss of 2 % score one half. */
    drawdownAtHalf: 0.2,
    valueAtRiskAtHalf: 0.02,
    /** An annual return of 10 % scores three quarters. */
    annualReturnScale: 0.1,
    /** Bars after a change of volatility regime that count as its transition. */
    transitionBars: 20,
    /** A regime seen for fewer bars than this is not judged. */
    minRegimeBars: 60,
  },

  /** Laumanns, Thiele, Deb & Zitzler 2002: one archive member for each box of this edge in fitness space. */
  archive: { epsilon: 0.02 },

  /** Deb 2002 uses binary tournaments and a crossover probability of 0.9. */
  variation: { tournamentSize: 2, crossover: 0.9, mutation: 0.6, immigrants: 0.02, attempts: 20 },

  /** Shape of the first generation. */
  initial: {
    shortOnly: 0.15,
    bothSides: 0.25,
    exitRule: 0.6,
    conditions: 3,
    conjunction: 0.7,
    negation: 0.1,
    priceCondition: 0.4,
    exit: 0.4,
    exits: {
      stopAtr: { min: 0.5, max: 10, step: 0.25 },
      trailAtr: { min: 0.5, max: 10, step: 0.25 },
      targetAtr: { min: 0.5, max: 20, step: 0.5 },
      maxBars: { min: 5, max: 250, step: 5 },
    },
    /** Seed 003 phase 1: at most 95 % of equity; and at least a quarter, because shrinking the stake is no way to survive. */
    sizing: {
      fraction: { min: 0.25, max: 0.95, step: 0.05 },
      annualVolatility: { min: 0.08, max: 0.4, step: 0.01 },
    },
  },

  /**
   * Seed 001 success criteria: "30+ generations", over 5 % better each, p below 0.05. They are reported, never forced: a quality that is bounded
   * cannot rise by 5 % thirty times.
   */
  progress: { leaders: 5, generations: 30, improvement: 0.05, level: 0.05, resamples: 500, interval: 0.95 },

  /**
   * Widest constraints that training may be given. Twice the allowed position a day, in and out of it, is all that orders at the open can trade
   * but for protective exits, so more than a few times that is no limit; costs ten times as high are another market. Own choice.
   */
  training: { maxTurnoverPerDay: 10, maxCostScale: 10 },

  /** Finalists judged out of sample, best in-sample rank first; the verdict rests on the first alone. */
  finalists: 10,
  verdict: { minDeflatedSharpe: 0.95, intervalLevel: 0.95, resamples: 10_000 },
} as const;
