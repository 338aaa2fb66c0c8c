/**
 * A genome is a set of rules a trader can read, not a vector of weights: when to enter, when to leave, how much to hold.
 * It is plain JSON, so that a user can write one by hand; `docs/strategy-schema.md` describes it with examples.
 */
export const genomeSchema = 1;

/** A feature with its parameters in call form: `close`, `sma(50)`, `macd(12,26,9)`. */
export type FeatureRef = string;

/** True at a bar's close where the left side is above (below) the right side; false where either is undefined. */
export interface Condition {
  readonly left: FeatureRef;
  readonly is: 'above' | 'below';
  readonly right: FeatureRef | number;
}

export type Rule =
  Condition | { readonly all: readonly Rule[] } | { readonly any: readonly Rule[] } | { readonly not: Rule };

export interface Side {
  readonly enter: Rule;
  /** Leaves at the next open once true; absent: only the protective exits end the trade. */
  readonly exit?: Rule;
}

/** Protective exits. Distances are multiples of the 14-bar average true range at the signal bar. */
export interface Exits {
  readonly stopAtr?: number;
  readonly trailAtr?: number;
  readonly targetAtr?: number;
  /** Leaves at the open after this many bars. */
  readonly maxBars?: number;
}

/** Share of equity put into a position: fixed, or so that the position's own volatility meets an annual target. */
export type Sizing =
  | { readonly kind: 'fixed'; readonly fraction: number }
  | { readonly kind: 'volatility'; readonly annualVolatility: number; readonly maxFraction: number };

export interface Genome {
  readonly schema: typeof genomeSchema;
  /** At least one side. */
  readonly long?: Side;
  readonly short?: Side;
  readonly exits: Exits;
  readonly sizing: Sizing;
}

/** SHA-256 of the canonical JSON, in lower-case hex: two genomes that mean the same rule have one id. */
export type GenomeId = string;
