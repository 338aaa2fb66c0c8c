import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client, type ClientBase } from 'pg';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
  readonly sql: string;
}

/** A schema that was not made by these files; `code` is stable. */
export class MigrationFault extends Error {
  constructor(
    readonly code:
      'migration.bad-name' | 'migration.duplicate' | 'migration.changed' | 'migration.unknown' | 'migration.failed',
    message: string,
    options?: { cause: unknown },
  ) {
    super(message, options);
  }
}

/** An arbitrary constant: whoever holds this advisory lock migrates. */
const lockKey = 7_236_001;

/**
 * Brings the schema to the state of the numbered files in `folder`: each is applied once, in order, in a transaction of its own.
 * Callers that come together wait for each other. Throws MigrationFault when an applied file was changed since or is missing here,
 * and when a file fails (nothing of that file stays).
 * @returns the versions applied by this call
 */
export async function migrate({ url, folder }: { url: string; folder: string }): Promise<number[]> {
  const migrations = readMigrations(folder);
  const client = new Client({ connectionString: url, application_name: 'emp-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]); // released with the connection
    const applied = await readApplied(client);
    checkApplied(migrations, applied);
    const missing = migrations.filter(({ version }) => !applied.has(version));
    for (const migration of missing) await applyMigration(client, migration);
    return missing.map(({ version }) => version);
  } finally {
    await client.end();
  }
}

/** The files `000001_name.sql` of the folder by number. */
export function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => readMigration(folder, file));
  migrations.forEach(({ version, name }, index) => {
    const previous = migrations[index - 1];
    if (previous?.version === version)
      throw new MigrationFault(
        'migration.duplicate',
        `migrations ${previous.name} and ${name} share the number ${version}`,
      );
  });
  return migrations;
}

function readMigration(folder: string, file: string): Migration {
  const parts = /^(\d{6})_([a-z0-9_]+)\.sql$/.exec(file);
  if (parts === null)
    throw new MigrationFault(
      'migration.bad-name',
      `${path.join(folder, file)}: expected a name like 000001_data_sets.sql`,
    );
  const sql = readFileSync(path.join(folder, file), 'utf8');
  return {
    version: Number(parts[1]),
    name: parts[2] ?? '',
    sha256: createHash('sha256').update(sql).digest('hex'),
    sql,
  };
}

async function readApplied(client: ClientBase): Promise<Map<number, { name: string; sha256: string }>> {
  await client.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
    version integer PRIMARY KEY,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`);
  const { rows } = await client.query<{ version: number; name: string; sha256: string }>(
    'SELECT version, name, sha256 FROM schema_migrations ORDER BY version',
  );
  return new Map(rows.map(({ version, name, sha256 }) => [version, { name, sha256 }]));
}

function checkApplied(migrations: readonly Migration[], applied: Map<number, { name: string; sha256: string }>): void {
  const known = new Map(migrations.map((migration) => [migration.version, migration]));
  for (const [version, { name, sha256 }] of applied) {
    const migration = known.get(version);
    if (migration === undefined)
      throw new MigrationFault(
        'migration.unknown',
        `the database holds migration ${version} (${name}), which this version does not know`,
      );
    if (migration.sha256 !== sha256)
      throw new MigrationFault(
        'migration.changed',
        `migration ${version} (${name}) was changed after it had been applied: add another file`,
      );
  }
}

async function applyMigration(client: ClientBase, { version, name, sha256, sql }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query('INSERT INTO schema_migrations (version, name, sha256) VALUES ($1, $2, $3)', [
      version,
      name,
      sha256,
    ]);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationFault('migration.failed', `migration ${version} (${name}) failed: ${reason}`, { cause });
  }
}
