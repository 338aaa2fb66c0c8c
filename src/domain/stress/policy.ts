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

export interface CorrelationBreakdownPolicy {
  readonly windowsPerYear: number;
  readonly windowDays: number;
  /** Trading days that stay together: what is shuffled. */
  readonly blockDays: number;
}

export interface GapOpeningPolicy {
  readonly eventsPerYear: number;
  /** Distance between the close and the next open, as a fraction of the price. */
  readonly gap: number;
  /** Chance that a gap opens downwards. */
  readonly downChance: number;
  /** Share of the gap that stays; the rest is closed within `fillDays`. */
  readonly kept: number;
  readonly fillDays: number;
}

export interface WhipsawPolicy {
  readonly windowsPerYear: number;
  /** Pairs of false breakouts, one upwards and one downwards, in a window. */
  readonly cycles: number;
  /** Trading days of each move: out, back, out on the other side, back. */
  readonly legDays: number;
  /** Reach of a breakout in standard deviations of the instrument's daily return. */
  readonly reachDeviations: number;
}

export interface SlowBleedPolicy {
  readonly windowsPerYear: number;
  readonly windowDays: number;
  /** Loss from the start of the window to its end, as a fraction of the price. */
  readonly fall: number;
  /** Factor on returns and ranges around their mean. */
  readonly calm: number;
}

export interface ReplayPolicy {
  /** Bars of the history that are replayed: the first, and how many. */
  readonly fromBar: number;
  readonly bars: number;
  readonly windowsPerYear: number;
  /** Factor on all steps: 1 is the crisis as it was. */
  readonly severity: number;
}

export interface CrisisPolicy {
  /** Most of each kind that are kept. */
  readonly drawdowns: number;
  readonly falls: number;
  readonly spikes: number;
  /** Falls from a peak that are smaller are no crisis. */
  readonly minDepth: number;
  /** A spike of which more is won back within its bar is more often a wrong price than a market. */
  readonly maxRebound: number;
  /** A longer fall is replayed from so many trading days before its bottom. */
  readonly maxDays: number;
  /** Trading days kept before and after a single bad bar. */
  readonly aroundDays: number;
}

export interface WorldPolicy {
  /** Trading days whose mean volume is the usual one. */
  readonly usualVolumeDays: number;
}

export interface StressPolicy {
  readonly flashCrash: FlashCrashPolicy;
  readonly volatilitySpike: VolatilitySpikePolicy;
  readonly liquidityCrisis: LiquidityCrisisPolicy;
  readonly regimeChange: RegimeChangePolicy;
  readonly correlationBreakdown: CorrelationBreakdownPolicy;
  readonly gapOpening: GapOpeningPolicy;
  readonly whipsaw: WhipsawPolicy;
  readonly slowBleed: SlowBleedPolicy;
  readonly replay: Omit<ReplayPolicy, 'fromBar' | 'bars'>;
  readonly crises: CrisisPolicy;
  readonly worlds: WorldPolicy;
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
  correlationBreakdown: {
    windowsPerYear: 1, // seed 003, stress tests: "correlation_breakdown"
    windowDays: 63, // the quarter of a regime change
    blockDays: 1,
  },
  gapOpening: {
    eventsPerYear: 4, // four reports of earnings a year
    gap: 0.05, // S&P 500 at the opens of March 2020: several days 4 to 7 % away from the close before
    downChance: 0.6, // bad news comes at night more often than good: the skew of index returns
    kept: 0.5,
    fillDays: 3,
  },
  whipsaw: {
    windowsPerYear: 2,
    cycles: 3,
    legDays: 2,
    reachDeviations: 4, // beyond a channel of two deviations, so that a breakout rule enters
  },
  slowBleed: {
    windowsPerYear: 0.2, // once in five years, the usual distance of bear markets
    windowDays: 189, // S&P 500 2022-01-03 to 2022-10-12: -25 % in nine months without one crash
    fall: 0.25, // the same
    calm: 0.6,
  },
  replay: {
    windowsPerYear: 0.25,
    severity: 1,
  },
  crises: {
    drawdowns: 3,
    falls: 2,
    spikes: 3,
    minDepth: 0.1,
    maxRebound: 0.9, // SPY 2010-05-06, hour from 14:00: 0.66
    maxDays: 378, // the 355 trading days from 2007-10-09 to 2009-03-09 fit in
    aroundDays: 5, // the recovery of a flash crash above
  },
  worlds: {
    usualVolumeDays: 252,
  },
} as const satisfies StressPolicy;
