import type { Pool, PoolClient } from 'pg';
import type { CertificateStore, RecordedCertificate, RecordedVerdict } from '../../activities/proving-ports';
import { certificateText, checkPromotion, type PromotionOrder } from '../../domain/validation/certificate';
import { readCertificate } from '../../domain/validation/certificate-reading';
import { ProvingFault } from '../../domain/validation/proving-fault';
import { readVerdict } from '../../domain/validation/verdict-reading';
import { lockStage } from './stage-lock';
import { inTransaction } from './transaction';

export function postgresCertificates(pool: Pool): CertificateStore {
  return {
    recordCertificate: (order) =>
      inTransaction(pool, async (client) => {
        await lockStage(client, order);
        const promotion = checkPromotion(
          order,
          (await readVerdicts(client, order)).map(({ verdict }) => verdict),
        );
        if (!promotion.certified) return promotion;
        const { candidate, stage, evidence } = order;
        const content = certificateText(promotion.certificate);
        await client.query(
          `insert into certificates (candidate, stage, id, evidence, content) values ($1, $2, $3, $4, $5)
           on conflict (candidate, stage) do nothing`,
          [candidate, stage, promotion.id, evidence, content],
        );
        const { rows } = await client.query<{ id: string }>(
          'select id from certificates where candidate = $1 and stage = $2',
          [candidate, stage],
        );
        const standing = rows[0]!.id;
        if (standing === promotion.id) return promotion;
        return { certified: false, reasons: [`${stage} is certified already, by certificate ${standing}`] };
      }),

    async loadCertificates(candidate) {
      const { rows } = await pool.query<CertificateRow>(
        `select ${columns} from certificates where candidate = $1 order by recorded_at, stage`,
        [candidate],
      );
      return Promise.all(rows.map((row) => toCertificate(pool, row)));
    },

    async findCertificate(prefix) {
      const { rows } = await pool.query<CertificateRow>(
        `select ${columns} from certificates where starts_with(id, $1) order by id limit 2`,
        [prefix],
      );
      if (rows.length > 1)
        throw new ProvingFault(
          'proving.certificate-ambiguous',
          `several certificates start with ${prefix}: give more of the id`,
        );
      return rows[0] && toCertificate(pool, rows[0]);
    },
  };
}

const columns = 'id, candidate, stage, evidence, content, recorded_at';

interface CertificateRow extends Omit<PromotionOrder, 'plan'> {
  readonly id: string;
  readonly content: string;
  readonly recorded_at: Date;
}

async function toCertificate(pool: Pool, row: CertificateRow): Promise<RecordedCertificate> {
  const { id, content, recorded_at } = row;
  const certificate = readCertificate(id, content);
  return { id, certificate, recordedAt: recorded_at.toISOString(), verdicts: await readVerdicts(pool, row) };
}

async function readVerdicts(
  client: Pool | PoolClient,
  { candidate, stage, evidence }: Omit<PromotionOrder, 'plan'>,
): Promise<RecordedVerdict[]> {
  const { rows } = await client.query<{ id: string; attempt: number; content: string; recorded_at: Date }>(
    `select id, attempt, content, recorded_at from gate_verdicts
     where candidate = $1 and stage = $2 and evidence = $3 order by position`,
    [candidate, stage, evidence],
  );
  return rows.map(({ id, attempt, content, recorded_at }) => ({
    ...{ id, attempt, verdict: readVerdict(id, content), recordedAt: recorded_at.toISOString() },
  }));
}
