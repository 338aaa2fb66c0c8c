import type { Pool } from 'pg';
import type { Run, RunSettings, RunStatus, RunStore } from '../../activities/ports';
import type { Conclusion } from '../../domain/evolution/conclusion';
import { EvolutionFault } from '../../domain/evolution/evolution-fault';
import { searchPolicy } from '../../domain/evolution/search-policy';
import { describeDifferences } from '../../domain/evolution/setting-differences';
import { canonicalJson, type Json } from '../../domain/numerics/canonical-json';

interface RunRow {
  run: string;
  family: string;
  settings: string;
  status: string;
  opened_at: Date;
  closed_at: Date | null;
  failure: string | null;
  result_hash: string | null;
  conclusion: string | null;
}

const columns = 'run, family, settings, status, opened_at, closed_at, failure, result_hash, conclusion';

export function postgresRuns(pool: Pool): RunStore {
  const findRun = async (run: string): Promise<Run | undefined> => {
    const { rows } = await pool.query<RunRow>(`select ${columns} from runs where run = $1`, [run]);
    return rows[0] && toRun(rows[0]);
  };

  return {
    findRun,

    async openRun(run, family, settings) {
      const text = canonicalJson(settings as unknown as Json);
      await pool.query(
        `insert into runs (run, dataset, family, settings, status) values ($1, $2, $3, $4, 'evolving')
         on conflict (run) do nothing`,
        [run, settings.dataset, family, text],
      );
      const opened = await findRun(run);
      if (!opened || canonicalJson(opened.settings as unknown as Json) !== text)
        throw new EvolutionFault(
          'evolution.run-differs',
          `run ${run} was opened with other settings: ${opened ? describeDifferences(flatten(opened.settings), flatten(settings)) : 'it is gone'}`,
        );
      return opened;
    },

    async listRuns() {
      const { rows } = await pool.query<RunRow>(`select ${columns} from runs order by opened_at desc, run`);
      return rows.map(toRun);
    },

    async setStatus(run, status, failure) {
      await pool.query(
        `update runs set status = $2, failure = $3,
           closed_at = case when $4 then coalesce(closed_at, clock_timestamp()) end
         where run = $1 and result_hash is null`,
        [run, status, failure ?? null, status === 'failed' || status === 'cancelled'],
      );
    },

    async concludeRun(run, { status, resultHash, conclusion }) {
      await pool.query(
        `update runs set status = $2, result_hash = $3, conclusion = $4, closed_at = clock_timestamp(), failure = null
         where run = $1 and result_hash is null`,
        [run, status, resultHash, canonicalJson(conclusion as unknown as Json)],
      );
    },
  };
}

function toRun(row: RunRow): Run {
  return {
    run: row.run,
    family: row.family,
    settings: readSettings(row.settings),
    status: row.status as RunStatus,
    openedAt: row.opened_at.toISOString(),
    ...(row.closed_at && { closedAt: row.closed_at.toISOString() }),
    ...(row.failure !== null && { failure: row.failure }),
    ...(row.result_hash !== null && { resultHash: row.result_hash }),
    ...(row.conclusion !== null && { conclusion: readConclusion(row.conclusion) }),
  };
}

/** Runs recorded before there was a plan searched as the plain one does. */
function readSettings(text: string): RunSettings {
  const settings = JSON.parse(text) as Omit<RunSettings, 'search'> & Partial<Pick<RunSettings, 'search'>>;
  return { ...settings, search: settings.search ?? searchPolicy.plain };
}

/** Conclusions recorded before looks were counted had those of their own finalists. */
function readConclusion(text: string): Conclusion {
  const conclusion = JSON.parse(text) as Omit<Conclusion, 'looks'> & Partial<Pick<Conclusion, 'looks'>>;
  return { ...conclusion, looks: conclusion.looks ?? conclusion.finalists.length };
}

/** The search by its own names, beside the rest. */
function flatten({ search, ...plain }: RunSettings): Readonly<Record<string, unknown>> {
  return { ...plain, ...search };
}
