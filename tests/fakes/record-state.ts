import type { Birth, RecordedGeneration, Run } from '../../src/activities/ports';
import type { ArenaRecord } from '../../src/domain/evolution/arena-record';
import type { Assessment } from '../../src/domain/evolution/assessment';
import type { Evaluation } from '../../src/domain/evolution/evaluation';
import type { Heredity } from '../../src/domain/evolution/heredity';
import type { ProgressReport } from '../../src/domain/evolution/progress';
import { canonicalJson, type Json } from '../../src/domain/numerics/canonical-json';
import type { Genome, GenomeId } from '../../src/domain/strategy/genome';

export interface OpenGeneration {
  readonly members: readonly GenomeId[];
  readonly bredAt: number;
  /** Survivors of each island that has chosen. */
  readonly islands: Map<number, readonly GenomeId[]>;
  closed?: RecordedGeneration;
}

export interface RecordedSlot extends Birth {
  readonly slot: number;
  readonly heredity: Heredity;
}

export interface RunRecord {
  run: Run;
  readonly generations: Map<number, OpenGeneration>;
  readonly births: Map<GenomeId, RecordedSlot>;
  readonly arenas: Map<number, ArenaRecord>;
  /** By number of the arena. */
  readonly evaluations: Map<number, Map<GenomeId, Evaluation>>;
  readonly assessments: Map<GenomeId, Assessment>;
  progress?: ProgressReport;
}

export interface Trials {
  readonly family: string;
  /** When each was recorded first, as a place in the order of all. */
  readonly genomes: Map<GenomeId, number>;
}

/** Everything that is kept in memory. */
export interface RecordState {
  readonly runs: Map<string, RunRecord>;
  readonly genomes: Map<GenomeId, Genome>;
  readonly trials: Map<string, Trials>;
  readonly now: () => number;
  readonly requireRun: (run: string) => RunRecord;
}

/** What goes in comes out as a database would give it: a copy, made through JSON. */
export function copy<T>(value: T): T {
  return JSON.parse(canonicalJson(value as unknown as Json)) as T;
}

/** A birth as whoever asks for it is told. */
export function birthOf({ id, generation, parents, operator, heredity }: RecordedSlot): Birth & { heredity: Heredity } {
  return { id, generation, parents, operator, heredity };
}
