import type { Pool } from 'pg';
import type { ProgressStore } from '../../activities/ports';
import type { ProgressReport } from '../../domain/evolution/progress';
import { canonicalJson, type Json } from '../../domain/numerics/canonical-json';

export function postgresProgressReports(pool: Pool): ProgressStore {
  return {
    async storeProgress(run, report) {
      await pool.query('insert into progress_reports (run, content) values ($1, $2) on conflict (run) do nothing', [
        run,
        canonicalJson(report as unknown as Json),
      ]);
    },

    async loadProgress(run) {
      const { rows } = await pool.query<{ content: string }>('select content from progress_reports where run = $1', [
        run,
      ]);
      return rows[0] && (JSON.parse(rows[0].content) as ProgressReport);
    },
  };
}
