import { Client } from 'pg';

/** PostgreSQL's processes hand in their statistics when they have been idle for ten seconds at the latest. */
const statisticsDelayMs = 11_000;

/** SQLSTATE of a column that is not there: `active_time` came with PostgreSQL 14. */
const undefinedColumn = '42703';

export interface DatabaseClock {
  /** Seconds of work on statements since the clock was started, those of all connections added up; undefined where the server does not count them. */
  stop(): Promise<number | undefined>;
}

/** Counts the time that the server spends on statements of one database: what its own statistics say before and after. */
export async function startDatabaseClock(
  databaseUrl: string,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<DatabaseClock> {
  const before = await readActiveSeconds(databaseUrl);
  return {
    async stop() {
      if (before === undefined) return undefined;
      await wait(statisticsDelayMs);
      const after = await readActiveSeconds(databaseUrl);
      return after === undefined ? undefined : Math.max(0, after - before);
    },
  };
}

async function readActiveSeconds(connectionString: string): Promise<number | undefined> {
  const client = new Client({ connectionString, application_name: 'emp-bench' });
  await client.connect();
  try {
    const { rows } = await client.query<{ seconds: number }>(
      'SELECT active_time / 1000 AS seconds FROM pg_stat_database WHERE datname = current_database()',
    );
    return rows[0]?.seconds;
  } catch (error) {
    if ((error as { code?: string }).code === undefinedColumn) return undefined;
    throw error;
  } finally {
    await client.end();
  }
}
