import type { Pool } from 'pg';
import type { ExperimentStore, RecordedExperiment } from '../../activities/ports';
import { canonicalJson, type Json } from '../../domain/numerics/canonical-json';

export function postgresExperiments(pool: Pool): ExperimentStore {
  return {
    async storeExperiment({ kind, dataset, content }) {
      await pool.query(
        `insert into experiments (kind, dataset, content) values ($1, $2, $3)
         on conflict (kind, dataset) do update set content = excluded.content, recorded_at = clock_timestamp()`,
        [kind, dataset, canonicalJson(content as unknown as Json)],
      );
    },

    async findExperiment(kind, dataset) {
      const { rows } = await pool.query<{ content: string; recorded_at: Date }>(
        'select content, recorded_at from experiments where kind = $1 and dataset = $2',
        [kind, dataset],
      );
      const [row] = rows;
      if (!row) return undefined;
      const content = JSON.parse(row.content) as RecordedExperiment<typeof kind>['content'];
      return { content, recordedAt: row.recorded_at.toISOString() };
    },
  };
}
