import { findMaxDrawdown } from '../performance/max-drawdown';
import { computeSharpe } from '../performance/sharpe';
import type { StageName } from './lifecycle';
import { curriculumPolicy } from './policy';

export interface DifficultyStep {
  readonly level: number;
  /** In words and numbers. */
  readonly why: string;
}

/**
 * The next round's level of difficulty, after the last episodes of an account in training (simple returns a bar): up where both Sharpe ratio
 * and drawdown are more than a fifth better than the stage's targets, down where one of them is more than a fifth worse, and never past the
 * policy's ends (seed 003 phase 4, `difficulty_adaptation`). It bends what training allows, never what a gate asks.
 */
export function findNextLevel(
  level: number,
  returns: Float64Array,
  { stage, periodsPerYear }: { stage: StageName; periodsPerYear: number },
): DifficultyStep {
  const { difficulty, episodeBars, stages } = curriculumPolicy;
  const { windowEpisodes, harderAbove, easierBelow, level: bounds } = difficulty;
  const { sharpe: target, maxDrawdown: limit } = stages[stage].targets;
  const bars = windowEpisodes * episodeBars;
  if (returns.length < bars)
    return {
      level,
      why: `${Math.floor(returns.length / episodeBars)} of ${windowEpisodes} episodes are not enough to change the difficulty`,
    };
  const window = returns.subarray(returns.length - bars);
  const sharpe = computeSharpe(window, periodsPerYear);
  const depth = findMaxDrawdown(window)?.depth ?? 0;
  const told =
    sharpe === undefined
      ? `it did not trade in its last ${windowEpisodes} episodes`
      : `a Sharpe ratio of ${sharpe.toFixed(2)} for ${target}, a drawdown of ${percent(depth)} for ${percent(limit)} in its last ${windowEpisodes} episodes`;
  if (sharpe === undefined || sharpe < easierBelow * target || depth > limit / easierBelow)
    return step(Math.max(bounds.min, level - 1), level, told);
  if (sharpe > harderAbove * target && depth < limit / harderAbove)
    return step(Math.min(bounds.max, level + 1), level, told);
  return step(level, level, told);
}

function step(to: number, from: number, told: string): DifficultyStep {
  const verb = to > from ? 'harder' : to < from ? 'easier' : 'no change of difficulty';
  return { level: to, why: `${verb}: ${told}` };
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
