import { Pool } from 'pg';
import { cachedEvaluations } from '../adapters/cache/cached-evaluations';
import { memoryCache } from '../adapters/cache/memory-cache';
import { redisCache } from '../adapters/cache/redis-cache';
import { cachedDataSets } from '../adapters/market-data/cached-data-sets';
import { postgresDataSets } from '../adapters/postgres/data-sets';
import { postgresEvolutionRecord } from '../adapters/postgres/evolution-record';
import { loadInstallation } from '../adapters/postgres/installation';
import { migrate } from '../adapters/postgres/migrate';
import { postgresProvingRecord } from '../adapters/postgres/proving-record';
import { postgresTrials } from '../adapters/postgres/trials';
import type { Environment } from '../config/env';
import { migrationsFolder } from '../config/package-root';

/** Market data kept in the memory of one process: some tens of snapshots of a million bars. */
const dataSetCacheBytes = 1_000_000_000;

export interface StoreUse {
  /** Does this worker read the scores that it has read before? */
  readonly readsScoresAgain: boolean;
  readonly onFault: (error: unknown) => void;
}

/** The ports that every worker needs, on PostgreSQL and the cache. Brings the schema up to date first. */
export async function openStores(environment: Environment, { readsScoresAgain, onFault }: StoreUse) {
  const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, EMP_CACHE_ENTRIES: maxEntries } = environment;
  if (databaseUrl === undefined) throw new Error('DATABASE_URL is not set: a worker needs the record');
  await migrate({ url: databaseUrl, folder: migrationsFolder() });
  const pool = new Pool({ connectionString: databaseUrl, max: 10, application_name: 'emp-worker' });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on('error', onFault);
  const cache =
    redisUrl === undefined
      ? memoryCache({ maxEntries: readsScoresAgain ? maxEntries : 0 })
      : redisCache({ url: redisUrl, onFault });
  const record = postgresEvolutionRecord(pool);
  const database = await loadInstallation(pool);
  return {
    dataSets: cachedDataSets(postgresDataSets(pool), { maxBytes: dataSetCacheBytes }),
    record: { ...record, ...cachedEvaluations(record, { cache, database }) },
    ledger: postgresTrials(pool),
    proofs: postgresProvingRecord(pool),
    async close(): Promise<void> {
      await cache.close();
      await pool.end();
    },
  };
}
