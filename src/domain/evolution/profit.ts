import type { Metrics } from './evaluation';
import { evolutionPolicy } from './policy';
import { scoreGain } from './score';

/** Does it earn? Sharpe ratio, annual return and profit factor (seed 000 section 2: "Total return, Sharpe ratio, profit factor"). */
export function scoreProfit({ sharpe, annualReturn, profitFactor, winRate }: Metrics): number {
  if (sharpe === undefined || annualReturn === undefined) return 0;
  // Gains without a losing trade make the factor unbounded: it scores 1. Without a gain there is nothing to score.
  const factor = profitFactor === undefined ? Number((winRate ?? 0) > 0) : profitFactor / (1 + profitFactor);
  return (scoreGain(sharpe, 1) + scoreGain(annualReturn, evolutionPolicy.fitness.annualReturnScale) + factor) / 3;
}
