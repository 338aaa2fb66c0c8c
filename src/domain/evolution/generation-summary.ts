import { summariseGrid } from './behaviour-grid';
import type { ClosedSearch } from './generation-closing';
import type { StagnationAction } from './stagnation';

/** One generation in a few numbers; scores are the weighted fitness in [0, 1] of feasible genomes, undefined while there is none. */
export interface GenerationSummary {
  readonly generation: number;
  readonly best?: number;
  readonly median?: number;
  readonly diversity?: number;
  /** Genomes scored for the first time. */
  readonly newcomers: number;
  readonly feasible: number;
  /** Genomes in the archive. */
  readonly archive: number;
  /** Volume of fitness space that the archive dominates, [0, 1]; absent in generations recorded before it was measured. */
  readonly hypervolume?: number;
  /** Share of all ways of trading that the grid has a genome for; absent where the plan keeps none. */
  readonly coverage?: number;
  readonly generationsWithoutProgress: number;
  readonly action: StagnationAction;
  /** Number of the arena that the generation was scored in. */
  readonly arena: number;
  /** Members that went to another island at its end. */
  readonly migrants: number;
  /** Seconds from breeding to selection, by the record's clock. */
  readonly seconds: number;
}

export function summariseGeneration(
  { best, median, diversity, feasible, archive, hypervolume, state }: ClosedSearch,
  { generation, newcomers }: { generation: number; newcomers: number },
): Omit<GenerationSummary, 'seconds'> {
  return {
    generation,
    ...(best !== undefined && { best }),
    ...(median !== undefined && { median }),
    ...(diversity !== undefined && { diversity }),
    ...{ newcomers, feasible, archive: archive.length, hypervolume },
    ...(state.grid.length > 0 && { coverage: summariseGrid(state.grid).coverage }),
    generationsWithoutProgress: state.stagnation?.generationsWithoutProgress ?? 0,
    ...{ action: state.action, arena: state.arena, migrants: state.moves.length },
  };
}
