import type { Pool, PoolClient } from 'pg';
import type { RecordedVerdict, VerdictStore } from '../../activities/proving-ports';
import { identifyVerdict, verdictText } from '../../domain/validation/gate-verdict';
import { ProvingFault } from '../../domain/validation/proving-fault';
import { readVerdict } from '../../domain/validation/verdict-reading';
import { lockStage } from './stage-lock';
import { inTransaction } from './transaction';

interface VerdictRow {
  id: string;
  attempt: number;
  content: string;
  recorded_at: Date;
}

const columns = 'id, attempt, content, recorded_at';

export function postgresVerdicts(pool: Pool): VerdictStore {
  return {
    async storeVerdicts(attempt, verdicts) {
      const first = verdicts[0];
      if (!first) return [];
      await inTransaction(pool, async (client) => {
        // Whoever certifies the stage at the same time sees all of them or none.
        await lockStage(client, first.origin);
        await requireEvidence(
          client,
          verdicts.map(({ evidence }) => evidence),
        );
        for (const verdict of verdicts) {
          const { gate, role, outcome, evidence, origin } = verdict;
          await client.query(
            `insert into gate_verdicts (id, attempt, candidate, stage, gate, role, outcome, evidence, content)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id, attempt) do nothing`,
            [
              ...[identifyVerdict(verdict), attempt, origin.candidate, origin.stage],
              ...[gate, role, outcome, evidence, verdictText(verdict)],
            ],
          );
        }
      });
      return verdicts.map(identifyVerdict);
    },

    async loadVerdicts({ candidate, stage, attempt }) {
      const { rows } = await pool.query<VerdictRow>(
        `select ${columns} from gate_verdicts where candidate = $1 and stage = $2 and attempt = $3 order by position`,
        [candidate, stage, attempt],
      );
      return rows.map(toVerdict);
    },

    async listVerdicts({ candidate, limit }) {
      const { rows } = await pool.query<VerdictRow>(
        `select ${columns} from gate_verdicts where $1::text is null or candidate = $1 order by position desc limit $2`,
        [candidate ?? null, limit],
      );
      return rows.map(toVerdict);
    },

    async findVerdict(prefix) {
      const { rows } = await pool.query<VerdictRow>(
        `select distinct on (id) ${columns} from gate_verdicts where starts_with(id, $1) order by id, attempt limit 2`,
        [prefix],
      );
      if (rows.length > 1)
        throw new ProvingFault(
          'proving.verdict-ambiguous',
          `several verdicts start with ${prefix}: give more of the id`,
        );
      return rows[0] && toVerdict(rows[0]);
    },
  };
}

function toVerdict({ id, attempt, content, recorded_at }: VerdictRow): RecordedVerdict {
  return { id, attempt, verdict: readVerdict(id, content), recordedAt: recorded_at.toISOString() };
}

async function requireEvidence(client: PoolClient, hashes: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ missing: string }>(
    `select missing from unnest($1::text[]) as given (missing)
     where not exists (select from evidence where hash = missing) limit 1`,
    [hashes],
  );
  if (rows[0])
    throw new ProvingFault('proving.evidence-unknown', `no evidence ${rows[0].missing} of the verdicts is recorded`);
}
