/** What a genome may be. Evolution stays inside `evolved`; a user's own strategy only inside `allowed`. */
export const strategyPolicy = {
  /** Bars of the average true range that measures stop distances (Wilder 1978 uses 14). */
  atrPeriod: 14,
  exits: {
    stopAtr: { min: 0.25, max: 20, step: 0.25 },
    trailAtr: { min: 0.25, max: 20, step: 0.25 },
    targetAtr: { min: 0.25, max: 40, step: 0.25 },
    maxBars: { min: 1, max: 5_000, step: 1 },
  },
  sizing: {
    /** Seed 003 phase 1 allows 95 % (`max_position_size_pct`); a user may ask for all. */
    fraction: { min: 0.01, max: 1, step: 0.05 },
    annualVolatility: { min: 0.01, max: 1, step: 0.01 },
  },
  allowed: { conditionsPerRule: 32, depth: 8 },
  /** Four rules of 32 conditions fit twice over; brackets go deeper than any rule may, so that its own check can say so. */
  sentences: { maxLength: 50_000, maxBrackets: 64 },
  evolved: { conditionsPerRule: 4, depth: 3 },
} as const;
