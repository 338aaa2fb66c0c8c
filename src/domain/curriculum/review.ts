import { rankArchive } from '../evolution/conclusion';
import { weighFitness, type Scored } from '../evolution/fitness';
import { evolutionPolicy } from '../evolution/policy';
import { computeCalmar } from '../performance/calmar';
import { findMaxDrawdown } from '../performance/max-drawdown';
import { computeSharpe } from '../performance/sharpe';
import type { GenomeId } from '../strategy/genome';
import { countConsecutivePasses, cutEpisodes } from '../validation/episodes';
import { findNextLevel } from './difficulty';
import type { StageName } from './lifecycle';
import { curriculumPolicy } from './policy';

/** What a round of training came to; plain data, as the record keeps it. */
export interface RoundContent {
  /** The training run. */
  readonly run: string;
  /** Difficulty of this round, and of the next one of the stage. */
  readonly trainedLevel: number;
  readonly level: number;
  readonly strategy: GenomeId;
  readonly ready: boolean;
  /** In words and numbers. */
  readonly why: string;
}

/**
 * Whom a round of training brought to the front: the best of the archive by weighted fitness in sample, unless the strategy that it began with
 * scores no worse. Only feasible strategies are taken, and where there is none the beginner stays.
 */
export function chooseTrained<T extends Scored>(archive: readonly T[], beginner: T): T {
  const [best] = rankArchive(archive.filter(({ violation }) => violation === 0));
  if (!best) return beginner;
  if (beginner.violation > 0) return best;
  return weigh(best) > weigh(beginner) ? best : beginner;
}

function weigh({ fitness }: Scored): number {
  return weighFitness(fitness, evolutionPolicy.fitnessWeights);
}

export interface TrainedAccount {
  readonly run: string;
  readonly strategy: GenomeId;
  readonly stage: StageName;
  /** Of this round, from 0, and how many the stage has at the most. */
  readonly round: number;
  readonly rounds: number;
  /** Difficulty of this round. */
  readonly trainedLevel: number;
  /** In-sample simple returns a bar of the chosen strategy, as the stage will judge it. */
  readonly returns: Float64Array;
  readonly periodsPerYear: number;
}

/** Whether to judge a trained candidate or to train on: what it does in sample meets the stage's targets, or no round is left, or the data cannot tell. */
export function reviewTraining(account: TrainedAccount): RoundContent {
  const { run, strategy, stage, round, rounds, trainedLevel, returns, periodsPerYear } = account;
  const { level, why } = findNextLevel(trainedLevel, returns, { stage, periodsPerYear });
  const shortfalls = listShortfalls(account);
  const { ready, because } = decide(account, shortfalls);
  const told = `round ${round + 1} of ${rounds}: ${because}; ${describeEpisodes(account)}`;
  return { run, trainedLevel, level, strategy, ready, why: ready ? told : `${told}; ${why}` };
}

function decide(
  { stage, round, rounds, returns }: TrainedAccount,
  shortfalls: readonly string[],
): { ready: boolean; because: string } {
  const { episodeBars, stages } = curriculumPolicy;
  const episodes = Math.floor(returns.length / episodeBars);
  const { minimumEpisodes } = stages[stage];
  if (episodes < minimumEpisodes)
    return {
      ready: true,
      because: `${episodes} episodes in sample, more training brings no more; ${minimumEpisodes} are asked for`,
    };
  if (shortfalls.length === 0) return { ready: true, because: 'the targets are met in sample' };
  const last = round + 1 >= rounds;
  return { ready: last, because: `${last ? 'no round is left, ' : ''}${shortfalls.join(', ')} in sample` };
}

/** The targets that the returns alone can tell of, and that they do not meet. */
function listShortfalls({ stage, returns, periodsPerYear }: TrainedAccount): string[] {
  const { sharpe, maxDrawdown, calmar } = curriculumPolicy.stages[stage].targets;
  const found = {
    sharpe: computeSharpe(returns, periodsPerYear),
    calmar: computeCalmar(returns, periodsPerYear),
    depth: findMaxDrawdown(returns)?.depth ?? 0,
  };
  return [
    ...below('Sharpe ratio', found.sharpe, sharpe),
    ...(calmar === undefined ? [] : below('Calmar ratio', found.calmar, calmar)),
    ...(found.depth <= maxDrawdown
      ? []
      : [`drawdown ${(found.depth * 100).toFixed(1)} % above ${(maxDrawdown * 100).toFixed(1)} %`]),
  ];
}

function below(name: string, found: number | undefined, target: number): string[] {
  return found !== undefined && found >= target ? [] : [`${name} ${found?.toFixed(2) ?? 'undefined'} below ${target}`];
}

/** The seed's own count, told beside: it decides nothing here. */
function describeEpisodes({ stage, returns, periodsPerYear }: TrainedAccount): string {
  const { episodeBars, stages } = curriculumPolicy;
  const { targets, consecutivePasses } = stages[stage];
  const { sharpe, maxDrawdown } = targets;
  const run = countConsecutivePasses(cutEpisodes(returns, episodeBars, periodsPerYear), { sharpe, maxDrawdown });
  return `${run.passed} of ${run.episodes} episodes meet them, ${run.longest} in a row at the most (the seed asks for ${consecutivePasses})`;
}
