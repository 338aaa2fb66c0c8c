import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findLockHolder } from '../../../src/adapters/processes/exclusive-lock';
import { isRunning } from '../../../src/adapters/processes/process-identity';
import { superviseProcess } from '../../../src/adapters/processes/supervised-process';
import type { ComponentPlan } from '../../../src/cli/stack/component-plan';
import { openHome, type Home } from '../../../src/cli/stack/home';
import { listLeases, pinStack, takeLease, unpinStack } from '../../../src/cli/stack/leases';
import { readStackState, writeStackState, type StackState } from '../../../src/cli/stack/stack-state';
import { superviseStack } from '../../../src/cli/stack/supervisor';

let home: Home;
let stop: AbortController;
beforeEach(() => {
  home = openHome(mkdtempSync(path.join(os.tmpdir(), 'emp-supervisor-')));
  stop = new AbortController();
});
afterEach(() => rmSync(home.folder, { recursive: true, force: true }));

const demand = { needs: 'everything', computeWorkers: 1 } as const;
const addresses = { temporal: 't', namespace: 'default', databaseUrl: 'd' };
const timing = { pollMs: 10, graceMs: 30, startTimeoutMs: 2_000 };
const story = (): string[] => readFileSync(path.join(home.folder, 'story'), 'utf8').trim().split('\n');
const tell = (word: string): void => appendFileSync(path.join(home.folder, 'story'), `${word}\n`);

/** A part whose process says when it starts and when it is asked to end; it serves once it has said so. */
function part(name: string, after: string[] = []): ComponentPlan {
  const script = `
    const { appendFileSync } = require('node:fs');
    const tell = (word) => appendFileSync(${JSON.stringify(path.join(home.folder, 'story'))}, word + ' ${name}\\n');
    process.on('SIGTERM', () => setTimeout(() => { tell('ends'); process.exit(0); }, 30));
    tell('starts');
    setInterval(() => undefined, 1000);`;
  return {
    name,
    address: name,
    after,
    process: {
      prepare: async () => () => ({ file: process.execPath, args: ['-e', script] }),
      stop: { signal: 'SIGTERM', timeoutMs: 5_000 },
      channel: false,
    },
    isReady: async () => existsSync(path.join(home.folder, 'story')) && story().includes(`starts ${name}`),
    onceReady: async () => tell(`prepares ${name}`),
  };
}

function supervise(parts: ComponentPlan[], more: { graceMs?: number; startTimeoutMs?: number } = {}): Promise<void> {
  return superviseStack({
    home,
    required: () => parts.map(({ name }) => name),
    plan: async (name) => parts.find((known) => known.name === name) ?? part(name),
    addresses: () => addresses,
    stopRequested: stop.signal,
    timing: { ...timing, ...more },
  });
}

async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 1_000 && !condition(); round += 1) await sleep(10);
  expect(condition()).toBe(true);
}
const readyParts = (): string[] =>
  (readStackState(home)?.components ?? []).filter(({ ready }) => ready).map(({ name }) => name);

test('a part starts when those it stands on serve, and stops before them; then no trace is left', async () => {
  const lease = takeLease(home, { ...demand, command: 'test' });
  const supervised = supervise([part('worker', ['database']), part('database')]);
  await until(() => readyParts().length === 2);
  expect(readStackState(home)).toMatchObject({ phase: 'running', addresses, supervisor: { pid: process.pid } });
  lease.release();
  await supervised;
  expect(story()).toEqual([
    ...['starts database', 'prepares database', 'starts worker', 'prepares worker'],
    ...['ends worker', 'ends database'],
  ]);
  expect(existsSync(home.stateFile)).toBe(false);
  expect(findLockHolder(home.lock)).toBeUndefined();
});

test('a pinned stack stays without a command, until it is unpinned', async () => {
  pinStack(home, demand);
  const supervised = supervise([part('database')]);
  await until(() => readyParts().length === 1);
  await sleep(10 * timing.graceMs);
  expect(readStackState(home)?.phase).toBe('running');
  expect(unpinStack(home)).toBe(true);
  await supervised;
  expect(unpinStack(home)).toBe(false);
});

test('a second supervisor of the same home leaves at once', async () => {
  pinStack(home, demand);
  const first = supervise([part('database')]);
  await supervise([part('other')]);
  expect(story).toThrow();
  stop.abort();
  await first;
});

test('what does not serve in time stops the stack, and the reason stays to be read', async () => {
  pinStack(home, demand);
  const served = { ...part('database'), isReady: async () => true };
  const dead = { ...part('temporal'), isReady: async () => false };
  await supervise([served, dead, part('worker', ['temporal'])], { startTimeoutMs: 100 });
  const state = readStackState(home);
  expect(state).toMatchObject({ phase: 'failed', problem: expect.stringContaining('temporal did not start') });
  expect(state?.components.map(({ name }) => name)).toEqual(['database', 'temporal']);
  expect(state?.components.filter(({ identity }) => identity && isRunning(identity))).toEqual([]);
});

test('a server that others run and that does not answer is named with its address', async () => {
  pinStack(home, demand);
  await supervise([{ name: 'database', address: 'db:5432', after: [], isReady: async () => false }], {
    startTimeoutMs: 50,
  });
  expect(readStackState(home)?.problem).toMatch(/^database at db:5432 cannot be reached/);
});

test('what a killed supervisor left is ended first, and a process that got its number since is left alone', async () => {
  const waiting = { file: process.execPath, args: ['-e', 'setInterval(() => undefined, 1000)'] };
  const once = {
    command: () => waiting,
    logFile: home.logFile('left'),
    stop: { signal: 'SIGTERM', timeoutMs: 5_000 },
  } as const;
  const backOff = { firstMs: 60_000, longestMs: 60_000, healthyMs: 0 };
  const left = superviseProcess({ ...once, backOff });
  const innocent = superviseProcess({ ...once, backOff });
  const [orphan, other] = [left.identity(), innocent.identity()];
  if (orphan === undefined || other === undefined) throw new Error('the processes do not run');
  const component = { address: '', managed: true, ready: true, restarts: 0, stopSignal: 'SIGTERM' } as const;
  const former: StackState = {
    supervisor: { pid: orphan.pid, startTime: 'gone' },
    phase: 'running',
    addresses,
    components: [
      { name: 'database', identity: orphan, ...component },
      { name: 'temporal', identity: { pid: other.pid, startTime: 'long ago' }, ...component },
    ],
  };
  writeStackState(home, former);
  stop.abort();
  await supervise([]);
  expect(isRunning(orphan)).toBe(false);
  expect(isRunning(other)).toBe(true);
  await Promise.all([left.stop(), innocent.stop()]);
});

test('each lease stands for itself, also of one process', () => {
  const [a, b] = [takeLease(home, { ...demand, command: 'a' }), takeLease(home, { ...demand, command: 'b' })];
  expect(
    listLeases(home)
      .map(({ command }) => command)
      .sort(),
  ).toEqual(['a', 'b']);
  a.release();
  expect([a.isValid(), b.isValid()]).toEqual([false, true]);
  b.release();
  expect(listLeases(home)).toEqual([]);
});

test('a home that is deleted under a stack ends it in order', async () => {
  pinStack(home, demand);
  const supervised = supervise([part('database')]);
  await until(() => readyParts().length === 1);
  const identity = readStackState(home)?.components[0]?.identity;
  rmSync(home.folder, { recursive: true });
  await supervised;
  expect(identity && isRunning(identity)).toBe(false);
});
