import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answersQuery, ensureDatabase } from '../../../src/adapters/postgres/database-presence';
import { findFreePort } from '../../../src/adapters/processes/free-port';
import { openPostgresCluster } from '../../../src/adapters/processes/postgres-cluster';
import { chooseServerAccount, type ServerAccount } from '../../../src/adapters/processes/server-account';
import { superviseProcess, type SupervisedProcess } from '../../../src/adapters/processes/supervised-process';
import { findPackageRoot } from '../../../src/config/package-root';

let folder: string;
let server: SupervisedProcess | undefined;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'emp-cluster-'))));
afterEach(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

const open = (port: number, account = chooseServerAccount()) =>
  openPostgresCluster({ folder, port, packageRoot: findPackageRoot(), account });

/** Starts the server and resolves with the address of its first database. */
async function start(cluster: Awaited<ReturnType<typeof open>>): Promise<string> {
  server = superviseProcess({
    command: () => cluster.command(),
    logFile: path.join(folder, 'log'),
    stop: { signal: 'SIGINT', timeoutMs: 10_000 },
  });
  const url = cluster.url('postgres');
  for (let round = 0; round < 400 && !(await answersQuery(url)); round += 1) await sleep(25);
  expect(await answersQuery(url)).toBe(true);
  return url;
}

test('a cluster is created once, asks for its password, and lets nobody else read it', async () => {
  const port = await findFreePort();
  const cluster = await open(port);
  const url = await start(cluster);
  expect((await open(port)).url('postgres')).toBe(url);
  expect(statSync(path.join(folder, 'password')).mode & 0o077).toBe(0);
  expect(await answersQuery(`postgres://emp@127.0.0.1:${port}/postgres`)).toBe(false);
  expect(await answersQuery(`postgres://emp:guess@127.0.0.1:${port}/postgres`)).toBe(false);
  await Promise.all([1, 2, 3].map(() => ensureDatabase({ serverUrl: url, name: 'emp' })));
  expect(await answersQuery(cluster.url('emp'))).toBe(true);
});

test('a lock that a dead server left is no obstacle, though another process has its number now', async () => {
  const cluster = await open(await findFreePort());
  const lock = path.join(folder, 'data', 'postmaster.pid');
  writeFileSync(lock, `${process.pid}\n${path.join(folder, 'data')}\n`);
  await start(cluster);
  expect(Number(readFileSync(lock, 'utf8').split('\n')[0])).toBe(server?.identity()?.pid);
  cluster.command(); // the lock of the living server stays
  expect(existsSync(lock)).toBe(true);
});

/** The ways that this machine and this user have; a normal user has neither, and needs none. */
const ways = ['unshare', 'setpriv'].filter((program) => {
  if (process.getuid?.() !== 0) return false;
  try {
    return onlyThrough(program).prefix.length > 0;
  } catch {
    return false;
  }
});

function onlyThrough(program: string): ServerAccount {
  const works = ([file = '', ...args]: readonly string[]): boolean =>
    file === program && spawnSync(file, args).status === 0;
  return chooseServerAccount({ isRoot: true, works });
}

for (const program of ways)
  test(`root starts it through ${program}`, async () => {
    await start(await open(await findFreePort(), onlyThrough(program)));
  });

if (ways.length === 2)
  test('root may change the way it is run, in both directions, on one cluster', async () => {
    const port = await findFreePort();
    for (const program of ['unshare', 'setpriv', 'unshare']) {
      await start(await open(port, onlyThrough(program)));
      await server?.stop();
    }
  });
