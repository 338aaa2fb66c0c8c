import type { Pool } from 'pg';
import type { RecordedGeneration, SelectionStore } from '../../activities/ports';
import { EvolutionFault } from '../../domain/evolution/evolution-fault';
import type { GenerationSummary } from '../../domain/evolution/generation-summary';
import { blankSearch, type SearchState } from '../../domain/evolution/search-state';
import { beginVariation } from '../../domain/evolution/variation-control';
import { plainVariation } from '../../domain/evolution/variation-settings';
import { canonicalJson, type Json } from '../../domain/numerics/canonical-json';

interface GenerationRow {
  generation: number;
  survivors: string[];
  archive: string[];
  state: string | null;
  summary: string;
  seconds: number;
  members: string[];
}

const selectGenerations = `
  select generation, survivors, archive, state, summary,
    extract(epoch from selected_at - bred_at)::double precision as seconds,
    array(select genome from members where members.run = generations.run and members.generation = generations.generation order by slot) as members
  from generations where run = $1 and selected_at is not null`;

export function postgresGenerations(pool: Pool): SelectionStore {
  const loadGeneration = async (run: string, generation: number): Promise<RecordedGeneration | undefined> => {
    const { rows } = await pool.query<GenerationRow>(`${selectGenerations} and generation = $2`, [run, generation]);
    return rows[0] && toGeneration(rows[0]);
  };

  return {
    loadGeneration,

    async loadGenerations(run, from = 0) {
      const { rows } = await pool.query<GenerationRow>(
        `${selectGenerations} and generation >= $2 order by generation`,
        [run, from],
      );
      return rows.map(toGeneration);
    },

    async storeGeneration(run, { generation, survivors, archive, state, summary }) {
      await pool.query(
        `update generations
         set survivors = $3, archive = $4, state = $5, summary = $6, selected_at = clock_timestamp()
         where run = $1 and generation = $2 and selected_at is null`,
        [
          ...[run, generation, survivors, archive],
          canonicalJson(state as unknown as Json),
          canonicalJson(summary as unknown as Json),
        ],
      );
      const closed = await loadGeneration(run, generation);
      if (!closed)
        throw new EvolutionFault('evolution.generation-missing', `generation ${generation} of ${run} was never opened`);
      return closed.summary;
    },
  };
}

function toGeneration(row: GenerationRow): RecordedGeneration {
  const { generation, members, survivors, archive, seconds } = row;
  const figures = JSON.parse(row.summary) as Omit<GenerationSummary, 'seconds'>;
  if (row.state !== null) {
    const state = JSON.parse(row.state) as SearchState;
    return { generation, members, survivors, archive, state, summary: { ...figures, seconds } };
  }
  // Generations recorded before the state was had one island and nothing to carry on.
  const still = { generationsWithoutProgress: 0, action: 'none', arena: 0, migrants: 0 } as const;
  const summary = { ...still, ...figures, seconds };
  return { generation, members, survivors, archive, state: plainState(survivors), summary };
}

function plainState(survivors: string[]): SearchState {
  return { ...blankSearch, islands: [{ survivors, control: beginVariation(plainVariation) }] };
}
