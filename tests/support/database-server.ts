import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { migrate } from '../../src/adapters/postgres/migrate';
import { findFreePort } from '../../src/adapters/processes/free-port';
import { openPostgresCluster } from '../../src/adapters/processes/postgres-cluster';
import { identifyProcess } from '../../src/adapters/processes/process-identity';
import { superviseProcess } from '../../src/adapters/processes/supervised-process';
import { findPackageRoot } from '../../src/config/package-root';
import { databaseServerFile, databaseTemplate, testRunFolder, type DatabaseServer } from './test-run';

/** Keeps one PostgreSQL for a run of the tests: `database-server.ts <pid of the run>`. */
async function keepDatabaseServer(runPid: number): Promise<void> {
  const folder = testRunFolder();
  const home = path.join(folder, 'postgres');
  mkdirSync(home);
  const port = await findFreePort();
  const packageRoot = findPackageRoot();
  const cluster = await openPostgresCluster({ folder: home, port, packageRoot });
  const server = superviseProcess({
    command: () => cluster.command({ durable: false }),
    logFile: path.join(folder, 'postgres.log'),
    stop: { signal: 'SIGINT', timeoutMs: 10_000 },
  });
  const ending = new AbortController();
  process.once('SIGTERM', () => ending.abort());
  try {
    await createTemplate(cluster.url, path.join(packageRoot, 'infra', 'postgres', 'migrations'));
    const keeper = identifyProcess(process.pid);
    if (keeper === undefined) throw new Error('this process cannot read its own start time');
    const record: DatabaseServer = { keeper, address: cluster.url('') };
    writeFileSync(`${databaseServerFile(folder)}.next`, JSON.stringify(record), { mode: 0o600 });
    renameSync(`${databaseServerFile(folder)}.next`, databaseServerFile(folder));
    while (!ending.signal.aborted && identifyProcess(runPid) !== undefined) await sleep(200);
  } finally {
    await server.stop();
  }
  if (!ending.signal.aborted) rmSync(folder, { recursive: true, force: true }); // the run was killed and cannot tidy up
}

async function createTemplate(url: (database: string) => string, migrations: string): Promise<void> {
  const client = await connectPatiently(url('postgres'));
  await client.query(`CREATE DATABASE ${databaseTemplate}`);
  await client.end();
  await migrate({ url: url(databaseTemplate), folder: migrations });
}

async function connectPatiently(url: string): Promise<Client> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (attempt === 300) throw error;
      await sleep(50);
    }
  }
}

keepDatabaseServer(Number(process.argv[2])).catch((error: unknown) => {
  writeFileSync(
    path.join(testRunFolder(), 'database-server.error'),
    error instanceof Error ? String(error.stack) : String(error),
  );
  process.exitCode = 1;
});
