import type { Scenario } from '../stress/scenario';
import { standardScenarios } from '../stress/standard-scenarios';
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

/** Of runs opened before arenas were recorded, all under the four scenarios of seed 000 section 2.2. */
const unrecordedArena: ArenaRecord = {
  arena: 0,
  generation: 0,
  content: { scenarios: standardScenarios.slice(0, 4) },
};

/** The arenas of a run that was opened, oldest first. */
export function completeArenas(recorded: readonly ArenaRecord[]): readonly ArenaRecord[] {
  return recorded.length > 0 ? recorded : [unrecordedArena];
}

/** The arena that a generation is scored in: the latest that began with it or before. Undefined before the first. */
export function findArena(arenas: readonly ArenaRecord[], generation: number): ArenaRecord | undefined {
  return arenas.filter((arena) => arena.generation <= generation).at(-1);
}
