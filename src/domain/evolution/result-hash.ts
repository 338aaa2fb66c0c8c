import { canonicalJson, type Json } from '../numerics/canonical-json';
import { sha256Hex } from '../numerics/sha256';
import type { GenomeId } from '../strategy/genome';
import type { ArenaContent } from './arena-record';
import type { Scored } from './fitness';
import type { SearchState } from './search-state';

/** What a run found, without when, where and by whom it was computed. */
export interface RunResult {
  /** Final archive with its scores. */
  readonly archive: readonly Pick<Scored, 'id' | 'fitness'>[];
  /** Every genome this run scored; those of a generation that was never finished count as trials, but are no part of the result. */
  readonly ledger: readonly GenomeId[];
  readonly generations: readonly {
    readonly generation: number;
    readonly members: readonly GenomeId[];
    readonly survivors: readonly GenomeId[];
    readonly archive: readonly GenomeId[];
    readonly best: number | undefined;
    readonly median: number | undefined;
    readonly diversity: number | undefined;
    /** What each generation handed to the next: islands, rates, grid, stagnation. */
    readonly state: SearchState;
  }[];
  /** Scenarios that the genomes were tried under, oldest first. */
  readonly arenas: readonly ArenaContent[];
}

/** SHA-256 of a run's canonical result: the same seed, data and code give the same hash, whatever crashed on the way. */
export function computeResultHash({ archive, ledger, generations, arenas }: RunResult): string {
  const finished = new Set(generations.flatMap(({ members }) => members));
  const result = {
    archive: archive.map(({ id, fitness }) => ({ id, fitness: { ...fitness } })),
    ledger: ledger.filter((id) => finished.has(id)).sort(),
    generations: generations.map(
      ({ generation, members, survivors, archive: kept, best, median, diversity, state }) => ({
        ...{ generation, members, survivors, archive: kept, best, median, diversity },
        state: state as unknown as Json,
      }),
    ),
    arenas: arenas as unknown as Json,
  };
  return sha256Hex(canonicalJson(result));
}
