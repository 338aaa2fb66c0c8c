export interface FlashCrashPolicy {
  readonly eventsPerYear: number;
  /** Depth of the fall as a fraction of the price. */
  readonly fall: number;
  readonly fallMinutes: number;
  /** Share of the fall won back within `reboundMinutes` of the bottom. */
  readonly rebound: number;
  readonly reboundMinutes: number;
  /** Trading days until the rest is won back. */
  readonly recoveryDays: number;
}

export interface VolatilitySpikePolicy {
  readonly windowsPerYear: number;
  readonly windowDays: number;
  /** Annualised volatility that a window is raised to, as a fraction. */
  readonly annualVolatility: number;
  /** For instruments wilder than that by nature: at least this multiple of their usual volatility. */
  readonly usualMultiple: number;
  /** Most that returns and ranges are stretched, which bounds what an almost motionless series can become. */
  readonly maxStretch: number;
}

export interface LiquidityCrisisPolicy {
  readonly windowsPerYear: number;
  readonly windowDays: number;
  /** Fraction of depth and volume that remains. */
  readonly remaining: number;
  /** Factor on how far a bar's high and low reach beyond its open and close. */
  readonly wickStretch: number;
}

export interface RegimeChangePolicy {
  readonly windowsPerYear: number;
  readonly windowDays: number;
  /** Seeded draws of which the one after the steadiest trend becomes the window. */
  readonly candidates: number;
  /** Trading days in which half of a deviation from the range's centre is undone. */
  readonly halfLifeDays: number;
}

export interface StressPolicy {
  readonly flashCrash: FlashCrashPolicy;
  readonly volatilitySpike: VolatilitySpikePolicy;
  readonly liquidityCrisis: LiquidityCrisisPolicy;
  readonly regimeChange: RegimeChangePolicy;
}

/** Where no source is named the seeds give no number and the choice is ours. */
export const stressPolicy = {
  flashCrash: {
    eventsPerYear: 1,
    fall: 0.1, // seed 000 section 2.2: "Flash Crash: 10% drop in 5 minutes"
    fallMinutes: 5, // the same
    rebound: 0.66, // SPY 2010-05-06, hour from 14:00: open 114.71, low 106.13, close 111.80
    reboundMinutes: 15, // the low of that hour was at 14:45 (CFTC and SEC 2010)
    recoveryDays: 5,
  },
  volatilitySpike: {
    windowsPerYear: 1,
    windowDays: 21, // the VIX states the expected volatility of one month
    annualVolatility: 0.5, // seed 000 section 2.2: "Volatility Spike: VIX > 50"
    usualMultiple: 1.5,
    maxStretch: 20,
  },
  liquidityCrisis: {
    windowsPerYear: 1,
    windowDays: 21,
    remaining: 0.2, // seed 000 section 2.2: "Liquidity Crisis: 80% liquidity reduction"
    wickStretch: 1.5,
  },
  regimeChange: {
    windowsPerYear: 1, // seed 000 section 2.2: "Regime Change: Trend to range transition"
    windowDays: 63,
    candidates: 5,
    halfLifeDays: 5,
  },
} as const satisfies StressPolicy;
