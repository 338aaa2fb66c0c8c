import type { GenomeId } from '../strategy/genome';
import type { BehaviourGrid } from './behaviour-grid';
import type { Move } from './migration';
import type { StagnationAction, StagnationState } from './stagnation';
import type { VariationControl } from './variation-control';

/** A population at the end of a generation: who lives on there, and how it varies next. */
export interface IslandState {
  readonly survivors: readonly GenomeId[];
  readonly control: VariationControl;
}

/** What the next generation starts from beside genomes and scores; plain data, recorded with each generation. */
export interface SearchState {
  readonly islands: readonly IslandState[];
  /** Number of the arena that the generation was scored in. */
  readonly arena: number;
  /** Empty where the plan keeps none. */
  readonly grid: BehaviourGrid;
  /** Absent before the first generation has ended. */
  readonly stagnation?: StagnationState;
  readonly action: StagnationAction;
  /** Why it acted as it did. */
  readonly reasons: readonly string[];
  /** Who went to another island at the end. */
  readonly moves: readonly Move[];
}

/** Before the first generation: no island has anybody, and each varies as the plan has it begin. */
export const blankSearch: SearchState = { islands: [], arena: 0, grid: [], action: 'none', reasons: [], moves: [] };
