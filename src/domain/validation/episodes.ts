import { findMaxDrawdown } from '../performance/max-drawdown';
import { computeSharpe } from '../performance/sharpe';
import { computeTotalReturn } from '../performance/total-return';

/** A stretch of a track record that shares no bar with another. */
export interface Episode {
  /** Annualised; absent where the returns did not vary. */
  readonly sharpe?: number;
  /** A fraction; absent where wealth left the range of a number. */
  readonly totalReturn?: number;
  /** A fraction, positive. */
  readonly maxDrawdown: number;
}

/** What an episode has to reach to pass; what is absent is not asked. */
export interface EpisodeTargets {
  readonly sharpe?: number;
  readonly totalReturn?: number;
  /** At most this deep. */
  readonly maxDrawdown?: number;
}

/** How episodes did against targets. */
export interface EpisodeRun {
  readonly episodes: number;
  readonly passed: number;
  /** Episodes in a row that passed, up to the last. */
  readonly trailing: number;
  /** Most in a row that ever did. */
  readonly longest: number;
}

/**
 * Cuts simple returns into episodes of `episodeBars` one after another; the last incomplete one is left out. Empty where there is none.
 * Throws a RangeError on a length that is no whole number from 2 or a return that is not finite.
 */
export function cutEpisodes(returns: Float64Array, episodeBars: number, periodsPerYear: number): Episode[] {
  if (!(Number.isInteger(episodeBars) && episodeBars >= 2))
    throw new RangeError(`an episode has at least 2 bars, not ${episodeBars}`);
  return Array.from({ length: Math.floor(returns.length / episodeBars) }, (_, place) => {
    const own = returns.subarray(place * episodeBars, (place + 1) * episodeBars);
    const sharpe = computeSharpe(own, periodsPerYear);
    const totalReturn = computeTotalReturn(own);
    return {
      ...(sharpe !== undefined && { sharpe }),
      ...(totalReturn !== undefined && { totalReturn }),
      maxDrawdown: findMaxDrawdown(own)?.depth ?? 0,
    };
  });
}

/**
 * The plans' count of consecutive passing episodes (seed 003 phase 4). An episode without a figure that is asked for does not pass.
 * How much such a run says is told by `computeRunProbability`.
 */
export function countConsecutivePasses(episodes: readonly Episode[], targets: EpisodeTargets): EpisodeRun {
  let [passed, trailing, longest] = [0, 0, 0];
  for (const episode of episodes) {
    const passes = meetsTargets(episode, targets);
    passed += Number(passes);
    trailing = passes ? trailing + 1 : 0;
    longest = Math.max(longest, trailing);
  }
  return { episodes: episodes.length, passed, trailing, longest };
}

function meetsTargets(episode: Episode, targets: EpisodeTargets): boolean {
  return (
    reaches(episode.sharpe, targets.sharpe) &&
    reaches(episode.totalReturn, targets.totalReturn) &&
    (targets.maxDrawdown === undefined || episode.maxDrawdown <= targets.maxDrawdown)
  );
}

function reaches(figure: number | undefined, target: number | undefined): boolean {
  return target === undefined || (figure !== undefined && figure >= target);
}

/**
 * Probability that independent episodes, each of which passes with probability `passRate`, show at least `run` passes in a row somewhere:
 * what a coin of that rate would show. Exact, by the recursion of de Moivre (Feller 1968, XIII.7): the first such run ends with episode n
 * when the `run` before it passed, the one before those did not, and there was none up to then.
 * Throws a RangeError on a rate outside [0, 1] or counts that are no whole numbers from 0 (1 for the run).
 */
export function computeRunProbability(passRate: number, episodes: number, run: number): number {
  if (!(passRate >= 0 && passRate <= 1)) throw new RangeError(`a rate lies in [0, 1], not at ${passRate}`);
  if (!(Number.isInteger(episodes) && episodes >= 0 && Number.isInteger(run) && run >= 1))
    throw new RangeError(`no run of ${run} among ${episodes} episodes`);
  let whole = 1;
  for (let episode = 0; episode < run; episode++) whole *= passRate;
  const shown = new Float64Array(episodes + 1);
  for (let n = run; n <= episodes; n++)
    shown[n] = n === run ? whole : shown[n - 1]! + (1 - shown[n - 1 - run]!) * (1 - passRate) * whole;
  return shown[episodes]!;
}
