import type { PoolClient } from 'pg';

/** Nobody else judges or certifies this stage of this candidate until the transaction ends. */
export async function lockStage(
  client: PoolClient,
  { candidate, stage }: { readonly candidate: string; readonly stage: string },
): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify([candidate, stage])]);
}
