import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { databaseServerFile, databaseTemplate, testRunFolder, testRunPid, type DatabaseServer } from './test-run';

export interface TestDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** Ends the pool and drops the database. */
  drop(): Promise<void>;
}

/**
 * A database of its own with all migrations applied, on the one PostgreSQL of this run of the tests (started by whoever needs it first,
 * 2 s; then 50 ms a database). With `migrated: false` it is empty.
 */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const { address } = await findDatabaseServer();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdministrator(address, `CREATE DATABASE ${name} TEMPLATE ${migrated ? databaseTemplate : 'template0'}`);
  const url = `${address}${name}`;
  const pool = new Pool({ connectionString: url, max: 10 });
  return {
    url,
    pool,
    async drop() {
      // A connection that is still saying goodbye may be cut off by the drop.
      pool.on('error', () => undefined);
      await pool.end();
      await asAdministrator(address, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asAdministrator(address: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: `${address}postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function findDatabaseServer(): Promise<DatabaseServer> {
  const folder = testRunFolder();
  if (isFirst(path.join(folder, 'starting'))) startKeeper();
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    if (existsSync(databaseServerFile(folder)))
      return JSON.parse(readFileSync(databaseServerFile(folder), 'utf8')) as DatabaseServer;
    const problem = path.join(folder, 'database-server.error');
    if (existsSync(problem)) throw new Error(`the tests' PostgreSQL did not start: ${readFileSync(problem, 'utf8')}`);
    await sleep(25);
  }
  throw new Error(`the tests' PostgreSQL did not start within 30 s; its log is ${path.join(folder, 'postgres.log')}`);
}

function isFirst(marker: string): boolean {
  try {
    mkdirSync(marker);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function startKeeper(): void {
  const args = [
    '--require',
    path.join(__dirname, 'register.cjs'),
    path.join(__dirname, 'database-server.ts'),
    testRunPid(),
  ];
  // Apart from this worker process, which ends before the run does.
  spawn(process.execPath, args, { detached: true, stdio: 'ignore' }).unref();
}
