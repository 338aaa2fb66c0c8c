import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, type ProcessIdentity } from '../../../src/adapters/processes/process-identity';
import { superviseProcess, type SupervisedOptions } from '../../../src/adapters/processes/supervised-process';
import { isPortFree, findFreePort } from '../../../src/adapters/processes/free-port';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'emp-supervised-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const backOff = { firstMs: 10, longestMs: 40, healthyMs: 60_000 };

function options(script: string, more: Partial<SupervisedOptions> = {}): SupervisedOptions {
  return {
    command: () => ({ file: process.execPath, args: ['-e', script] }),
    logFile: path.join(folder, 'log'),
    stop: { signal: 'SIGTERM', timeoutMs: 5_000 },
    backOff,
    ...more,
  };
}

async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 1_000 && !condition(); round += 1) await sleep(10);
  expect(condition()).toBe(true);
}

const waiting = 'setInterval(() => undefined, 1000)';

test('a process that is killed comes back as another one, until it is stopped', async () => {
  const seen: (ProcessIdentity | undefined)[] = [];
  const supervised = superviseProcess(options(waiting, { onChange: (identity) => seen.push(identity) }));
  const first = supervised.identity();
  expect(first && isRunning(first)).toBe(true);
  process.kill(first?.pid ?? 0, 'SIGKILL');
  await until(() => supervised.restarts() === 1);
  const second = supervised.identity();
  expect(second?.pid).not.toBe(first?.pid);
  await supervised.stop();
  expect(second && isRunning(second)).toBe(false);
  await sleep(50);
  expect(supervised.restarts()).toBe(1);
  expect(seen).toEqual([first, undefined, second, undefined]);
});

test('a program that does not exist is tried again and again, and what it says goes to its log', async () => {
  const missing = superviseProcess(options('', { command: () => ({ file: path.join(folder, 'missing'), args: [] }) }));
  await until(() => missing.restarts() >= 3);
  await missing.stop();
  const failing = superviseProcess(options('console.log("out"); console.error("err"); process.exit(1)'));
  await until(() => failing.restarts() >= 2);
  await failing.stop();
  expect(readFileSync(path.join(folder, 'log'), 'utf8')).toMatch(/out\nerr\nout\nerr\n/);
});

test('the command is made anew for each start, with variables added and removed', async () => {
  let starts = 0;
  const supervised = superviseProcess(
    options('', {
      command: () => {
        starts += 1;
        const script = 'console.log(process.env.GIVEN, process.env.HOME)';
        return { file: process.execPath, args: ['-e', script], env: { GIVEN: String(starts), HOME: undefined } };
      },
    }),
  );
  await until(() => supervised.restarts() >= 2);
  await supervised.stop();
  expect(readFileSync(path.join(folder, 'log'), 'utf8')).toMatch(/^1 undefined\n2 undefined\n/);
});

test('a child with a channel sees it', async () => {
  const supervised = superviseProcess(options(`console.log(process.connected); ${waiting}`, { channel: true }));
  await until(() => readFileSync(path.join(folder, 'log'), 'utf8') === 'true\n');
  await supervised.stop();
});

test('a port is free until somebody listens on it', async () => {
  const port = await findFreePort();
  expect(await isPortFree(port)).toBe(true);
  const script = `require('net').createServer().listen(${port}, '127.0.0.1', () => console.log('listens'))`;
  const supervised = superviseProcess(options(script));
  await until(() => readFileSync(path.join(folder, 'log'), 'utf8') === 'listens\n');
  expect(await isPortFree(port)).toBe(false);
  await supervised.stop();
});
