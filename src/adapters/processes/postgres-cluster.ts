import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { findPostgresBinaries } from './postgres-binaries';
import { readCommandLine } from './process-identity';
import type { ServerCommand } from './server-command';
import { chooseServerAccount, type ServerAccount } from './server-account';

/** A PostgreSQL data folder of our own, and how to start its server. */
export interface PostgresCluster {
  /** Valid while the server runs. */
  url(database: string): string;
  /** To be called before each start. */
  command(options?: { durable?: boolean }): ServerCommand;
}

const user = 'emp';

/**
 * Opens the cluster in `folder` and creates it first where it is missing (0.7 s). The server listens on 127.0.0.1 only, and asks for a
 * password, because other users of the machine reach that address too.
 */
export async function openPostgresCluster({
  folder,
  port,
  packageRoot,
  account = chooseServerAccount(),
}: {
  folder: string;
  port: number;
  packageRoot: string;
  account?: ServerAccount;
}): Promise<PostgresCluster> {
  const binaries = findPostgresBinaries(packageRoot);
  const data = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'password');
  if (!existsSync(data)) await createCluster({ binaries, account, folder, data, passwordFile });
  account.own(data);
  const password = readFileSync(passwordFile, 'utf8');
  return {
    url: (database) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`,
    command({ durable = true } = {}) {
      removeStaleServerLock(data);
      const server = [path.join(binaries, 'postgres'), '-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''];
      const set = settings({ max_connections: 200, ...(durable ? {} : throwAway) });
      return asCommand([...account.prefix, ...server, ...set]);
    },
  };
}

/** For databases that are thrown away: a power failure may lose them. */
const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

function settings(values: Record<string, string | number>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function createCluster({
  binaries,
  account,
  folder,
  data,
  passwordFile,
}: {
  binaries: string;
  account: ServerAccount;
  folder: string;
  data: string;
  passwordFile: string;
}): Promise<void> {
  // Built beside its final place and moved there whole, so that an interrupted creation leaves nothing that looks like a cluster.
  const former = readdirSync(folder).filter((name) => name.startsWith('draft-'));
  for (const name of former) rmSync(path.join(folder, name), { recursive: true, force: true });
  const draft = mkdtempSync(path.join(folder, 'draft-'));
  mkdirSync(path.join(draft, 'data'), { mode: 0o700 });
  const password = randomBytes(24).toString('hex');
  const draftPassword = path.join(draft, 'password');
  writeFileSync(draftPassword, password, { mode: 0o600 });
  account.own(draft);
  const authentication = ['--auth=scram-sha-256', `--pwfile=${draftPassword}`];
  const initdb = [path.join(binaries, 'initdb'), '-D', path.join(draft, 'data'), '-U', user, ...authentication];
  const { file, args } = asCommand([...account.prefix, ...initdb, '-E', 'UTF8', '--locale=C']);
  await promisify(execFile)(file, args);
  chmodSync(path.join(draft, 'data'), 0o700);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  renameSync(path.join(draft, 'data'), data);
  rmSync(draft, { recursive: true, force: true });
}

function asCommand([file = '', ...args]: readonly string[]): { file: string; args: string[] } {
  return { file, args };
}

/**
 * After a kill or a reboot the folder's lock names a dead server. PostgreSQL notices that by itself, unless another process has been
 * given its number since: then it refuses to start, so such a lock is removed here.
 */
function removeStaleServerLock(data: string): void {
  const lock = path.join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const isOurs = Number.isInteger(pid) && pid > 0 && readCommandLine(pid).includes(data);
  if (!isOurs) rmSync(lock, { force: true });
}
