import type { Metrics } from './evaluation';
import { evolutionPolicy } from './policy';
import { scoreLoss } from './score';

/** Will the account live? Worst drawdown and daily value at risk (seed 001 section 2: "Max drawdown, VaR"); unknown scores 0. */
export function scoreSurvival({ maxDrawdown, valueAtRisk95 }: Metrics): number {
  const { drawdownAtHalf, valueAtRiskAtHalf } = evolutionPolicy.fitness;
  if (maxDrawdown === undefined || valueAtRisk95 === undefined) return 0;
  return (scoreLoss(maxDrawdown, drawdownAtHalf) + scoreLoss(Math.max(valueAtRisk95, 0), valueAtRiskAtHalf)) / 2;
}
