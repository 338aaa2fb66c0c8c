import type { Pool } from 'pg';

/** The name that the record gave itself when its schema was made: another database has another one, whatever its address. */
export async function loadInstallation(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ installation: string }>('select installation from installations');
  return rows[0]!.installation;
}
