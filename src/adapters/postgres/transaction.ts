import type { Pool, PoolClient } from 'pg';

/** Runs the statements of `work` as one; whatever it throws undoes all of them. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A lost connection fails the statement at work; told of it as an event without a listener, the process would end.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // A connection whose rollback fails is in an unknown state and must not go back to the pool.
    const isBroken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    client.release(isBroken);
    throw error;
  } finally {
    client.off('error', ignore);
  }
}
