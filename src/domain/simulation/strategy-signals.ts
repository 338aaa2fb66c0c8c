import type { FeatureColumns } from '../strategy/feature-columns';
import type { Genome, Rule } from '../strategy/genome';
import { computeRuleSignals } from './rule-signals';

/** One byte a bar for each of a strategy's four rules; a rule it does not have holds nowhere. */
export interface StrategySignals {
  readonly longEnter: Uint8Array;
  readonly longExit: Uint8Array;
  readonly shortEnter: Uint8Array;
  readonly shortExit: Uint8Array;
}

export function computeStrategySignals({ long, short }: Genome, columns: FeatureColumns): StrategySignals {
  const never = new Uint8Array(columns.bars.close.length);
  const signalsOf = (rule: Rule | undefined): Uint8Array => (rule ? computeRuleSignals(rule, columns) : never);
  return {
    longEnter: signalsOf(long?.enter),
    longExit: signalsOf(long?.exit),
    shortEnter: signalsOf(short?.enter),
    shortExit: signalsOf(short?.exit),
  };
}
