import type { Pool } from 'pg';
import { postgresDataSets } from '../../src/adapters/postgres/data-sets';
import { postgresEvolutionRecord } from '../../src/adapters/postgres/evolution-record';
import { postgresTrials } from '../../src/adapters/postgres/trials';
import { createTestDatabase } from './database';
import type { OpenedRecord } from './record-contract';
import { dailyBars } from './scripted-market';

/** Record and ledger in a database of their own, with one data set to open runs on. */
export async function openPostgresRecord(): Promise<OpenedRecord & { readonly pool: Pool }> {
  const { pool, drop } = await createTestDatabase();
  const dataSets = postgresDataSets(pool);
  const dataset = await dataSets.store(dailyBars([[1, 1, 1, 1]]));
  return { record: postgresEvolutionRecord(pool), ledger: postgresTrials(pool), dataSets, dataset, pool, close: drop };
}
