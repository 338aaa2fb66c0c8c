import type { StressOutcome } from './evaluation';
import { evolutionPolicy } from './policy';
import { scoreGain, scoreLoss } from './score';

/** Does it stand stress? Mean and worst over the scenarios of what is left of Sharpe ratio and capital (seed 001 section 2: "Stress test performance"). */
export function scoreRobustness(outcomes: readonly StressOutcome[]): number {
  if (outcomes.length === 0) return 0;
  const scores = outcomes.map(scoreOutcome);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return (mean + Math.min(...scores)) / 2;
}

/** What is left of Sharpe ratio and capital on one path, 0 to 1; 0 where either is undefined. */
export function scoreOutcome({ sharpe, maxDrawdown }: Pick<StressOutcome, 'sharpe' | 'maxDrawdown'>): number {
  return sharpe === undefined || maxDrawdown === undefined
    ? 0
    : (scoreGain(sharpe, 1) + scoreLoss(maxDrawdown, evolutionPolicy.fitness.drawdownAtHalf)) / 2;
}
