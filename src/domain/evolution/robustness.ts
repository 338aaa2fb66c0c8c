import type { StressOutcome } from './evaluation';
import { evolutionPolicy } from './policy';
import { scoreGain, scoreLoss } from './score';

/** Does it stand stress? Mean and worst over the scenarios of what is left of Sharpe ratio and capital (seed 001 section 2: "Stress test performance"). */
export function scoreRobustness(outcomes: readonly StressOutcome[]): number {
  if (outcomes.length === 0) return 0;
  const scores = outcomes.map(({ sharpe, maxDrawdown }) =>
    sharpe === undefined || maxDrawdown === undefined
      ? 0
      : (scoreGain(sharpe, 1) + scoreLoss(maxDrawdown, evolutionPolicy.fitness.drawdownAtHalf)) / 2,
  );
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return (mean + Math.min(...scores)) / 2;
}
