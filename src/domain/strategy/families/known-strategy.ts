import type { Condition, Exits, FeatureRef, Genome, Side, Sizing } from '../genome';

/** Rules that traders have used and written about. What is known is a place to start from, not evidence that it pays. */
export interface KnownStrategy {
  readonly name: string;
  /** Who described the rule, author and year; where an order at the next open forces a difference, which. */
  readonly source: string;
  /** Bars it makes sense on: a rule of days or of a year of days means nothing on other bars. */
  readonly bars: 'any' | 'daily' | 'daily or shorter';
  /** In canonical form. */
  readonly genome: Genome;
}

export interface KnownRules extends Omit<KnownStrategy, 'genome'> {
  readonly long?: Side;
  readonly short?: Side;
  /** None where absent. */
  readonly exits?: Exits;
  /** All that evolution may stake (95 %, seed 003 phase 1) where absent. */
  readonly sizing?: Sizing;
}

export const fullStake = { kind: 'fixed', fraction: 0.95 } as const satisfies Sizing;

/** A position whose own volatility is `annualVolatility`, never more than the full stake. */
export function byVolatility(annualVolatility: number): Sizing {
  return { kind: 'volatility', annualVolatility, maxFraction: fullStake.fraction };
}

export function above(left: FeatureRef, right: FeatureRef | number): Condition {
  return { left, is: 'above', right };
}

export function below(left: FeatureRef, right: FeatureRef | number): Condition {
  return { left, is: 'below', right };
}
