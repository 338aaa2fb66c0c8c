import type { PerformanceMetrics } from '../performance/performance-metrics';
import type { Fitness } from './fitness';

/** Figures of one simulated stretch under the names used everywhere; one that is undefined is absent. */
export type Metrics = { readonly [Name in keyof PerformanceMetrics]?: number } & {
  readonly trades: number;
  /** Money paid in costs as a fraction of the initial capital. */
  readonly costs: number;
};

export interface StressOutcome {
  readonly scenario: string;
  readonly totalReturn?: number;
  readonly sharpe?: number;
  readonly maxDrawdown?: number;
}

/** Everything known of a genome after it was scored, all numbers cut to twelve digits so that they are the same on every platform. */
export interface Evaluation {
  readonly fitness: Fitness;
  /** 0 for a feasible genome, else how far it is from being one. */
  readonly violation: number;
  readonly inSample: Metrics;
  readonly stress: readonly StressOutcome[];
}
