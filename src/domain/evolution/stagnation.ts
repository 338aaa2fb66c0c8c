import { searchPolicy } from './search-policy';

/** How long the archive has not grown, recorded with each generation. */
export interface StagnationState {
  readonly generation: number;
  readonly hypervolume: number;
  /** Scores of another arena were taken under other scenarios and do not compare. */
  readonly arena: number;
  /** Hypervolume at the last progress, and the generation of it. */
  readonly best: number;
  readonly progressAt: number;
  readonly generationsWithoutProgress: number;
  readonly restarts: number;
  readonly restartedAt?: number;
}

export interface ProgressReading {
  readonly generation: number;
  /** Of the archive, as `computeArchiveHypervolume` gives it. */
  readonly hypervolume: number;
  /** Number of the arena that the archive was scored in. */
  readonly arena: number;
}

/**
 * Progress is a hypervolume above that of the last progress by more than the tolerance, so that many small steps count once they add up. The
 * first reading counts as progress. The first of an arena is a new mark to be measured from and says nothing about progress: scenarios that
 * change often must not hide that nothing improves.
 */
export function updateStagnation(
  before: StagnationState | undefined,
  { generation, hypervolume, arena }: ProgressReading,
): StagnationState {
  const { tolerance } = searchPolicy.stagnation;
  const isNewMark = before !== undefined && before.arena !== arena;
  const grown = before === undefined || (!isNewMark && hypervolume > before.best * (1 + tolerance));
  const best = grown || isNewMark ? hypervolume : before.best;
  const progressAt = grown ? generation : before.progressAt;
  return {
    ...{ generation, hypervolume, arena, best, progressAt },
    generationsWithoutProgress: generation - progressAt,
    restarts: before?.restarts ?? 0,
    ...(before?.restartedAt !== undefined && { restartedAt: before.restartedAt }),
  };
}

export type StagnationAction = 'none' | 'diversify' | 'restart';

export interface StagnationDecision {
  readonly action: StagnationAction;
  readonly reasons: readonly string[];
  /** To be recorded: it remembers a restart. */
  readonly state: StagnationState;
}

/**
 * What to do about standing still: vary more where rates follow their context, and after longer, where the settings allow it, start anew. A
 * restart gets as much time as a start.
 */
export function decideOnStagnation(
  state: StagnationState,
  { restarts, contextRates }: { restarts: boolean; contextRates: boolean },
): StagnationDecision {
  const { diversifyAfter, restartAfter } = searchPolicy.stagnation;
  const { generation, progressAt, restartedAt = 0, best } = state;
  const stalled = generation - Math.max(progressAt, restartedAt);
  const reason = `The archive has stood at a hypervolume of ${best.toFixed(4)} for ${stalled} generations`;
  if (restarts && stalled >= restartAfter)
    return {
      action: 'restart',
      reasons: [`${reason}; after ${restartAfter} the population starts anew.`],
      state: { ...state, restarts: state.restarts + 1, restartedAt: generation },
    };
  if (contextRates && stalled >= diversifyAfter)
    return { action: 'diversify', reasons: [`${reason}; after ${diversifyAfter} variation grows.`], state };
  return { action: 'none', reasons: [], state };
}
