import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findLockHolder } from '../../src/adapters/processes/exclusive-lock';
import { isRunning, signalProcess, type ProcessIdentity } from '../../src/adapters/processes/process-identity';
import { openHome, type Home } from '../../src/cli/stack/home';
import { readStackState } from '../../src/cli/stack/stack-state';
import { runScript } from '../support/child-script';

// Real servers and the built workers: what `emp up`, `status` and `down` are for.

let home: Home;
beforeEach(() => (home = openHome(mkdtempSync(path.join(os.tmpdir(), 'emp-full-')))));
afterEach(async () => {
  await emp('down', '--yes');
  await until(() => ![...started.values()].some(isRunning));
  rmSync(home.folder, { recursive: true });
}, 60_000);

interface Status {
  components: { name: string; pid: number; address: string; managed: boolean; healthy: boolean; restarts: number }[];
  webUi: string | null;
}

async function emp(...args: string[]): Promise<{ exitCode: unknown; document: Status; stderr: string }> {
  const provided = {
    DATABASE_URL: undefined,
    TEMPORAL_ADDRESS: undefined,
    REDIS_URL: undefined,
    EMP_WORKERS: undefined,
  };
  const script = runScript('src/cli/emp.ts', {
    args: [...args, '--json'],
    env: { ...provided, EMP_HOME: home.folder },
  });
  const document = JSON.parse(await script.nextLine()) as Status;
  const exitCode = await script.ended;
  remember();
  return { exitCode, document, stderr: script.stderr() };
}

const started = new Map<string, ProcessIdentity>();
function remember(): void {
  const state = readStackState(home);
  for (const identity of [state?.supervisor, ...(state?.components ?? []).map((component) => component.identity)])
    if (identity !== undefined) started.set(`${identity.pid} ${identity.startTime}`, identity);
}

function component(name: string) {
  const found = readStackState(home)?.components.find((known) => known.name === name);
  if (found === undefined) throw new Error(`no component ${name}`);
  return found;
}

async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 1_500 && !condition(); round += 1) await sleep(20);
  expect(condition()).toBe(true);
}

test('a detached stack serves until it is taken down, and a worker that is killed comes back', async () => {
  const up = await emp('up', '--detach', '--compute-workers', '2');
  expect([up.exitCode, up.stderr]).toEqual([0, expect.stringContaining('starting the stack')]);
  const parts = ['postgres', 'temporal', 'cache', 'orchestration', 'compute', 'compute-2'];
  expect(up.document.components.map(({ name, healthy }) => [name, healthy])).toEqual(parts.map((name) => [name, true]));
  expect((await fetch(up.document.webUi ?? '')).ok).toBe(true);
  const { identity: killed, address } = component('compute');
  if (killed === undefined) throw new Error('the worker does not run');
  signalProcess(killed, 'SIGKILL');
  await until(() => {
    const { ready, identity } = component('compute'); // read once: between two readings the supervisor may write
    return ready && identity?.pid !== killed.pid;
  });
  const status = await emp('status');
  const compute = status.document.components.find(({ name }) => name === 'compute');
  expect(compute).toMatchObject({ healthy: true, managed: true, address, restarts: 1 });
  const down = await emp('down');
  expect([down.exitCode, down.document.components]).toEqual([0, []]);
  await until(() => ![...started.values()].some(isRunning));
}, 90_000);

test('workers leave when their supervisor is killed, and the next command starts afresh on the same data', async () => {
  await emp('up', '--detach');
  const [worker, temporal] = [component('orchestration').identity, component('temporal').identity];
  const supervisor = findLockHolder(home.lock);
  if (supervisor === undefined || worker === undefined || temporal === undefined)
    throw new Error('the stack does not run');
  signalProcess(supervisor, 'SIGKILL');
  await until(() => !isRunning(worker));
  expect(isRunning(temporal)).toBe(true);
  const address = component('temporal').address;
  const next = await emp('up', '--detach');
  expect(next.exitCode).toBe(0);
  expect(isRunning(temporal)).toBe(false);
  expect(next.document.components.find(({ name }) => name === 'temporal')).toMatchObject({ address, healthy: true });
}, 90_000);

test('a stack that is in use is only taken down with --yes, and its users are told why they end', async () => {
  const provided = { DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined, REDIS_URL: undefined };
  const user = runScript('tests/support/stack-user.ts', { env: { ...provided, EMP_HOME: home.folder } });
  await user.nextLine();
  const refused = await emp('down');
  expect([refused.exitCode, refused.document]).toEqual([
    3,
    {
      error: expect.objectContaining({
        code: 'stack.in-use',
        details: { users: [{ command: 'test', pid: user.pid }] },
      }),
    },
  ]);
  expect((await emp('down', '--yes')).exitCode).toBe(0);
  expect(JSON.parse(await user.nextLine())).toMatchObject({ code: 'stack.stopped' });
  expect(await user.ended).toBe(5);
}, 60_000);
