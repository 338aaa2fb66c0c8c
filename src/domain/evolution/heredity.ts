import type { RegimeGains } from '../simulation/regime-gains';

/** What an individual has beside its rules: recorded with its birth, never part of its genome's hash. */
export interface Heredity {
  /** Generation in which its oldest genes were drawn (Hornby 2006): a child has that of its oldest parent. */
  readonly age: number;
  /** How it varies; absent without self-adaptation. */
  readonly rates?: VariationRates;
  /** Epigenetic marks it was born with; absent without epigenetics. */
  readonly gains?: RegimeGains;
}

export interface VariationRates {
  /** Probability that a child of two parents is changed beside. */
  readonly mutation: number;
  /** Length of its steps in units of the usual one. */
  readonly step: number;
}
