import type { Pool, PoolClient } from 'pg';
import type { CertificateStore } from '../../activities/proving-ports';
import {
  certificateText,
  checkPromotion,
  type Certificate,
  type PromotionOrder,
} from '../../domain/validation/certificate';
import type { GateVerdict } from '../../domain/validation/gate-verdict';
import { readVerdict } from '../../domain/validation/verdict-reading';
import { lockStage } from './stage-lock';
import { inTransaction } from './transaction';

export function postgresCertificates(pool: Pool): CertificateStore {
  return {
    recordCertificate: (order) =>
      inTransaction(pool, async (client) => {
        await lockStage(client, order);
        const promotion = checkPromotion(order, await readVerdicts(client, order));
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
      const { rows } = await pool.query<{ id: string; content: string; recorded_at: Date }>(
        'select id, content, recorded_at from certificates where candidate = $1 order by recorded_at, stage',
        [candidate],
      );
      return rows.map(({ id, content, recorded_at }) => ({
        ...{ id, certificate: JSON.parse(content) as Certificate, recordedAt: recorded_at.toISOString() },
      }));
    },
  };
}

async function readVerdicts(
  client: PoolClient,
  { candidate, stage, evidence }: PromotionOrder,
): Promise<GateVerdict[]> {
  const { rows } = await client.query<{ id: string; content: string }>(
    'select id, content from gate_verdicts where candidate = $1 and stage = $2 and evidence = $3 order by position',
    [candidate, stage, evidence],
  );
  return rows.map(({ id, content }) => readVerdict(id, content));
}
