import type { Pool } from 'pg';
import type { CandidateStore, RecordedCandidate } from '../../activities/proving-ports';
import { canonicalJson, type Json } from '../../domain/numerics/canonical-json';

interface CandidateRow {
  candidate: string;
  strategy: string;
  dataset: string;
  run: string | null;
  settings: string;
  status: string;
  opened_at: Date;
  closed_at: Date | null;
  outcome: string | null;
}

const columns = 'candidate, strategy, dataset, run, settings, status, opened_at, closed_at, outcome';

export function postgresCandidates(pool: Pool): CandidateStore {
  const find = async (candidate: string): Promise<RecordedCandidate | undefined> => {
    const { rows } = await pool.query<CandidateRow>(`select ${columns} from candidates where candidate = $1`, [
      candidate,
    ]);
    return rows[0] && toCandidate(rows[0]);
  };
  return {
    async openCandidate({ candidate, strategy, dataset, run, settings }, status) {
      await pool.query(
        `insert into candidates (candidate, strategy, dataset, run, settings, status) values ($1, $2, $3, $4, $5, $6)
         on conflict (candidate) do nothing`,
        [candidate, strategy, dataset, run ?? null, canonicalJson(settings), status],
      );
      return (await find(candidate))!;
    },

    findCandidate: find,

    async listCandidates() {
      const { rows } = await pool.query<CandidateRow>(
        `select ${columns} from candidates order by opened_at desc, candidate`,
      );
      return rows.map(toCandidate);
    },

    async setCandidateStatus(candidate, status) {
      await pool.query('update candidates set status = $2 where candidate = $1 and outcome is null', [
        candidate,
        status,
      ]);
    },

    async concludeCandidate(candidate, { status, outcome }) {
      await pool.query(
        `update candidates set status = $2, outcome = $3, closed_at = clock_timestamp()
         where candidate = $1 and outcome is null`,
        [candidate, status, canonicalJson(outcome)],
      );
    },

    async storeStageRound({ candidate, stage, round, content }) {
      await pool.query(
        `insert into stage_rounds (candidate, stage, round, content) values ($1, $2, $3, $4)
         on conflict (candidate, stage, round) do nothing`,
        [candidate, stage, round, canonicalJson(content)],
      );
    },

    async loadStageRounds(candidate, stage) {
      const { rows } = await pool.query<{ round: number; content: string }>(
        'select round, content from stage_rounds where candidate = $1 and stage = $2 order by round',
        [candidate, stage],
      );
      return rows.map(({ round, content }) => ({ candidate, stage, round, content: JSON.parse(content) as Json }));
    },
  };
}

function toCandidate(row: CandidateRow): RecordedCandidate {
  const { candidate, strategy, dataset, status } = row;
  return {
    ...{ candidate, strategy, dataset, status },
    ...(row.run !== null && { run: row.run }),
    settings: JSON.parse(row.settings) as Json,
    openedAt: row.opened_at.toISOString(),
    ...(row.closed_at && { closedAt: row.closed_at.toISOString() }),
    ...(row.outcome !== null && { outcome: JSON.parse(row.outcome) as Json }),
  };
}
