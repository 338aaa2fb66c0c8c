import { hiddenStatesPolicy, type HiddenStatesPolicy } from './hidden-markov-policy';
import { regimePolicy, type TrendRegimePolicy, type VolatilityRegimePolicy } from './policy';

/** What parts the classes of each axis. A threshold is the seed's where a seed names one; the softness of an edge is said in the unit of the threshold. */
export interface AxisPolicy {
  readonly volatility: VolatilityRegimePolicy & { readonly extremeAbove: number };
  readonly hidden: HiddenStatesPolicy;
  readonly trend: TrendRegimePolicy & { readonly softness: number };
  readonly direction: DirectionPolicy;
  readonly correlation: CorrelationPolicy;
  readonly liquidity: LiquidityPolicy;
  readonly sentiment: SentimentPolicy;
}

export interface DirectionPolicy {
  readonly lookbackBars: number;
  /** Moves that count as one, in deviations of a random walk over the lookback. */
  readonly movedBeyond: number;
  readonly softness: number;
}

export interface CorrelationPolicy {
  readonly windowBars: number;
  /** What is usual is measured over this window. */
  readonly usualBars: number;
  readonly lowBelow: number;
  readonly highAbove: number;
  /** A correlation below this share of the usual one has broken down. */
  readonly brokenBelow: number;
  /** Bars after which the memory of a breakdown has halved. */
  readonly halfLifeBars: number;
}

export interface LiquidityPolicy {
  readonly windowBars: number;
  readonly usualBars: number;
  /** Illiquidity over the usual one. */
  readonly stressedAbove: number;
  readonly crisisAbove: number;
  readonly halfLifeBars: number;
}

export interface SentimentPolicy {
  readonly riskOnBelow: number;
  readonly riskOffAbove: number;
  readonly extremeAbove: number;
  /** Softness of the edges, as a share of the index. */
  readonly softness: number;
  /** Age beyond which a close of the index says nothing of now. */
  readonly staleAfterDays: number;
  /** Without an index: what a market as wild as it usually is would show, and the bars over which that is measured. */
  readonly usualIndex: number;
  readonly windowBars: number;
  readonly usualBars: number;
}

export const axisPolicy = {
  volatility: {
    ...regimePolicy.volatility,
    extremeAbove: 0.5, // seed 000 4.1 names the class, no figure; the S&P 500 was above it in 2008-09 and 2020 alone
  },
  hidden: hiddenStatesPolicy,
  trend: {
    ...regimePolicy.trend,
    softness: 1.25, // a quarter of the band between the thresholds: the likeliest state is then the seed's
  },
  direction: {
    lookbackBars: 126, // half a year of days; seed 004 names no horizon; docs/regimes.md has what others cost
    movedBeyond: 0.5, // a random walk stays within it three times in eight
    softness: 0.25,
  },
  correlation: {
    windowBars: 21, // a trading month
    usualBars: 252, // a trading year
    lowBelow: 0.3, // seed 000 4.1 names the classes; the mirror of 0.7
    highAbove: 0.7, // seed 001: "Cross-dimensional correlation > 0.7"
    brokenBelow: 0.7, // seed 003: `correlation_breakdown_threshold: 0.7  # Correlation drop > 30%`
    halfLifeBars: 21, // a month after it a breakdown is half forgotten
  },
  liquidity: {
    windowBars: 21,
    usualBars: 252,
    stressedAbove: 1.5, // seed 003 phase 6 names the classes, no figures
    crisisAbove: 3, // as above; on the S&P 500 so much in 2011 and 2020 alone
    halfLifeBars: 21,
  },
  sentiment: {
    riskOnBelow: 15, // seed 001: "VIX < 15"
    riskOffAbove: 30, // seed 001: "VIX > 30"
    extremeAbove: 45, // seed 003 phase 6 names `extreme_risk_off`, no figure; half as much again as risk-off
    softness: 0.05, // an ordinary day moves the VIX by as much
    staleAfterDays: 7,
    usualIndex: 19.7, // mean of the VIX 1990 to 2022
    windowBars: 21, // the VIX looks a month ahead, the proxy a month back
    usualBars: 504, // two trading years
  },
} as const satisfies AxisPolicy;
