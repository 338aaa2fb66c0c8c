import type { Scenario } from '../stress/scenario';
import type { AdversaryState } from './adversary';

/** What genomes are tried under, beside the history and the worlds of the run's settings. */
export interface ArenaContent {
  readonly scenarios: readonly Scenario[];
  /** Absent where scenarios do not change. */
  readonly adversary?: AdversaryState;
}

/** The scenarios that hold from a generation on, numbered from 0. */
export interface ArenaRecord {
  readonly arena: number;
  readonly generation: number;
  readonly content: ArenaContent;
}

/** The arena that a generation is scored in: the latest that began with it or before. Undefined before the first. */
export function findArena(arenas: readonly ArenaRecord[], generation: number): ArenaRecord | undefined {
  return arenas.filter((arena) => arena.generation <= generation).at(-1);
}
