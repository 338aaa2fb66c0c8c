/**
 * A gate can refuse a candidate's promotion. It fails closed: what is missing, stale, not finite, in error or too little to tell never passes,
 * and is told apart from a no.
 */
export type GateOutcome = 'passed' | 'refused' | 'inconclusive';

/** One figure a gate looked at. What the evidence does not define is absent. */
export interface GateStatistic {
  readonly name: string;
  readonly value?: number;
  readonly standardError?: number;
  readonly interval?: { readonly lower: number; readonly upper: number; readonly level: number };
  readonly pValue?: number;
  /** How it was computed, with author and year. */
  readonly method: string;
}

/** What a statistic has to reach, and which part of it. */
export interface GateThreshold {
  readonly statistic: string;
  readonly part: 'value' | 'lower' | 'upper' | 'pValue';
  readonly relation: 'atLeast' | 'atMost' | 'above' | 'below';
  readonly value: number;
}

/** What a gate says of the evidence. */
export interface GateFinding {
  readonly outcome: GateOutcome;
  /** In words and numbers; empty where it passed. */
  readonly reasons: readonly string[];
  readonly statistics: readonly GateStatistic[];
  readonly thresholds: readonly GateThreshold[];
}
