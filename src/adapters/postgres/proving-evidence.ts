import type { Pool } from 'pg';
import type { EvidenceStore } from '../../activities/proving-ports';
import { listSeries, unpackEvidence } from '../../domain/validation/evidence-record';
import { ProvingFault } from '../../domain/validation/proving-fault';
import { inTransaction } from './transaction';

export function postgresEvidence(pool: Pool): EvidenceStore {
  return {
    async storeEvidence({ hash, document, series }) {
      // In one order whoever writes: two workers with the same rows wait for each other and never in a circle.
      const rows = [...series].sort(([a], [b]) => (a < b ? -1 : 1));
      await inTransaction(pool, async (client) => {
        await client.query(
          `insert into evidence_series (hash, kind, content)
           select * from unnest($1::text[], $2::text[], $3::bytea[]) on conflict (hash) do nothing`,
          [
            rows.map(([name]) => name),
            rows.map(([, { kind }]) => kind),
            rows.map(([, { bytes }]) => Buffer.from(bytes)),
          ],
        );
        await client.query('insert into evidence (hash, content) values ($1, $2) on conflict (hash) do nothing', [
          hash,
          document,
        ]);
      });
      return hash;
    },

    async loadEvidence(hash) {
      const { rows } = await pool.query<{ content: string }>('select content from evidence where hash = $1', [hash]);
      const document = rows[0]?.content;
      if (document === undefined) throw new ProvingFault('proving.evidence-unknown', `no evidence ${hash} is recorded`);
      const found = await pool.query<{ hash: string; content: Buffer }>(
        'select hash, content from evidence_series where hash = any ($1)',
        [listSeries(document)],
      );
      const series = new Map(found.rows.map((row) => [row.hash, row.content]));
      return unpackEvidence({ hash, document }, (name) => series.get(name));
    },
  };
}
