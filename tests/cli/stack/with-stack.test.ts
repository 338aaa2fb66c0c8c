import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { findLockHolder } from '../../../src/adapters/processes/exclusive-lock';
import { isRunning, type ProcessIdentity } from '../../../src/adapters/processes/process-identity';
import { openHome, type Home } from '../../../src/cli/stack/home';
import { readStackState } from '../../../src/cli/stack/stack-state';
import { runScript, type ChildScript } from '../../support/child-script';

let home: Home;
let users: ChildScript[];
const seen = new Map<string, ProcessIdentity>();

beforeEach(() => {
  home = openHome(mkdtempSync(path.join(os.tmpdir(), 'emp-home-')));
  users = [];
  seen.clear();
});
afterEach(async () => {
  for (const { child } of users) child.kill('SIGKILL');
  await Promise.all(users.map(({ ended }) => ended));
  // The lock is free a moment before its holder is gone.
  await until(() => findLockHolder(home.lock) === undefined && whatRuns().length === 0);
  expect(whatRuns()).toEqual([]);
  rmSync(home.folder, { recursive: true });
});

interface Given {
  databaseUrl: string;
  components: { name: string; pid: number; healthy: boolean }[];
}

/** A command that uses the database of this home. */
function startUser(env: NodeJS.ProcessEnv = {}): ChildScript {
  const provided = { DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined, REDIS_URL: undefined };
  const user = runScript('tests/support/stack-user.ts', { env: { ...provided, EMP_HOME: home.folder, ...env } });
  users.push(user);
  return user;
}

async function given(user: ChildScript): Promise<Given> {
  return JSON.parse(await user.nextLine()) as Given;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 1_000 && !(await condition()); round += 1) await sleep(20);
  expect(await condition()).toBe(true);
}

/** What was started for this home, and of it what still lives. */
function recorded(): ProcessIdentity[] {
  const state = readStackState(home);
  for (const identity of [state?.supervisor, ...(state?.components ?? []).map((component) => component.identity)])
    if (identity !== undefined) seen.set(`${identity.pid} ${identity.startTime}`, identity);
  return [...seen.values()];
}
function whatRuns(): ProcessIdentity[] {
  return recorded().filter(isRunning);
}

function databasePid(): number | undefined {
  return readStackState(home)?.components.find(({ name, ready }) => name === 'postgres' && ready)?.identity?.pid;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('commands that start together share one stack, and the last one leaves nothing behind', async () => {
  const [a, b, c] = [startUser(), startUser(), startUser()];
  const [first, second, third] = await Promise.all([given(a), given(b), given(c)]);
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(first.components).toEqual([expect.objectContaining({ name: 'postgres', healthy: true, managed: true })]);
  expect(await query(first.databaseUrl, 'SELECT count(*) > 0 AS migrated FROM schema_migrations')).toEqual([
    { migrated: true },
  ]);
  expect(whatRuns()).toHaveLength(2);
  a.child.kill('SIGUSR2');
  b.child.kill('SIGUSR2');
  expect(await Promise.all([a.ended, b.ended])).toEqual([0, 0]);
  expect(whatRuns()).toHaveLength(2);
  c.child.kill('SIGUSR2');
  expect(await c.ended).toBe(0);
  await until(() => whatRuns().length === 0);
  expect(existsSync(home.stateFile)).toBe(false);
  expect(readdirSync(home.leases)).toEqual([]);
});

test('an interrupted command ends with 130 after the stack has stopped in order', async () => {
  const user = startUser();
  await given(user);
  recorded();
  user.child.kill('SIGINT');
  expect(JSON.parse(await user.nextLine())).toMatchObject({ code: 'interrupted' });
  expect(await user.ended).toBe(130);
  await until(() => whatRuns().length === 0); // the supervisor ends a moment after it has given its lock back
  expect(readFileSync(home.logFile('postgres'), 'utf8')).toContain('database system is shut down');
});

test('a command that is killed needs nothing any more', async () => {
  const user = startUser();
  await given(user);
  recorded();
  user.child.kill('SIGKILL');
  await user.ended;
  await until(() => whatRuns().length === 0);
  expect(readdirSync(home.leases)).toEqual([]);
});

test('a database that is killed comes back at the same address with what was committed', async () => {
  const user = startUser();
  const { databaseUrl } = await given(user);
  await query(databaseUrl, 'CREATE TABLE kept (x integer); INSERT INTO kept VALUES (7)');
  const killed = databasePid();
  recorded();
  process.kill(killed ?? 0, 'SIGKILL');
  await until(() => databasePid() !== undefined && databasePid() !== killed);
  expect(await query(databaseUrl, 'SELECT x FROM kept')).toEqual([{ x: 7 }]);
  user.child.kill('SIGUSR2');
  expect(await user.ended).toBe(0);
});

test('a supervisor that is killed is replaced by the command that still needs it, on the same data and address', async () => {
  const user = startUser();
  const { databaseUrl } = await given(user);
  await query(databaseUrl, 'CREATE TABLE kept (x integer)');
  const [killed, orphan] = [findLockHolder(home.lock)?.pid, databasePid()];
  recorded();
  process.kill(killed ?? 0, 'SIGKILL');
  await until(() => databasePid() !== undefined && databasePid() !== orphan);
  expect(findLockHolder(home.lock)?.pid).not.toBe(killed);
  expect(await query(databaseUrl, "SELECT to_regclass('kept') AS kept")).toEqual([{ kept: 'kept' }]);
  expect(whatRuns()).toHaveLength(2);
  user.child.kill('SIGUSR2');
  expect(await user.ended).toBe(0);
});

test('after a kill of everything the next command goes on with the same data', async () => {
  const user = startUser();
  const { databaseUrl } = await given(user);
  await query(databaseUrl, 'CREATE TABLE kept (x integer); INSERT INTO kept VALUES (7)');
  for (const { pid } of [...whatRuns(), { pid: user.pid }]) process.kill(pid, 'SIGKILL');
  await user.ended;
  await until(() => whatRuns().length === 0);
  const next = startUser();
  expect(await query((await given(next)).databaseUrl, 'SELECT x FROM kept')).toEqual([{ x: 7 }]);
  next.child.kill('SIGUSR2');
  expect(await next.ended).toBe(0);
});

test('a command that names another database than the running stack is told so', async () => {
  const user = startUser();
  await given(user);
  const other = startUser({ DATABASE_URL: 'postgres://emp@127.0.0.1:1/other' });
  expect(JSON.parse(await other.nextLine())).toMatchObject({
    code: 'stack.differs',
    message: expect.stringContaining('DATABASE_URL'),
  });
  expect(await other.ended).toBe(2);
  recorded();
  user.child.kill('SIGUSR2');
  await user.ended;
});
