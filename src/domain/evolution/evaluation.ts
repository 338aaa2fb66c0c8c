import type { PerformanceMetrics } from '../performance/performance-metrics';
import type { VolatilityRegime } from '../regime/volatility-regime';
import type { Fitness } from './fitness';

/** Figures of one simulated stretch under the names used everywhere; one that is undefined is absent. */
export type Metrics = { readonly [Name in keyof PerformanceMetrics]?: number } & {
  readonly trades: number;
  /** Money paid in costs as a fraction of the initial capital. */
  readonly costs: number;
  /** Mean closes at which a trade's position was held; absent without trades. */
  readonly holdingBars?: number;
};

export interface StressOutcome {
  readonly scenario: string;
  readonly totalReturn?: number;
  readonly sharpe?: number;
  readonly maxDrawdown?: number;
}

/** How a genome did in one volatility regime of the history, which has so many bars of it. */
export interface RegimeOutcome {
  readonly regime: VolatilityRegime;
  readonly bars: number;
  readonly sharpe?: number;
}

/** One of the equal stretches that the history is cut into. */
export interface WindowOutcome {
  readonly sharpe?: number;
}

/** Everything known of a genome after it was scored, all numbers cut to twelve digits so that they are the same on every platform. */
export interface Evaluation {
  readonly fitness: Fitness;
  /** 0 for a feasible genome, else how far it is from being one. */
  readonly violation: number;
  readonly inSample: Metrics;
  readonly stress: readonly StressOutcome[];
  /** Histories that could have been, in the arena's order. */
  readonly worlds: readonly StressOutcome[];
  readonly regimes: readonly RegimeOutcome[];
  /** Oldest first. */
  readonly windows: readonly WindowOutcome[];
}
