import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endProcess, awaitProcessEnd } from '../../../src/adapters/processes/process-end';
import {
  identifyProcess,
  isRunning,
  readCommandLine,
  signalProcess,
} from '../../../src/adapters/processes/process-identity';

const waiting = 'setInterval(() => undefined, 1000); process.stdout.write("up")';

async function startChild(script: string) {
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  const identity = identifyProcess(child.pid ?? 0);
  if (identity === undefined) throw new Error('the child does not run');
  return { child, identity };
}

test('a process is known by its number and its start, and no longer when it has ended', async () => {
  const { child, identity } = await startChild(waiting);
  expect(isRunning(identity)).toBe(true);
  expect(readCommandLine(identity.pid)).toContain('setInterval');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isRunning(identity)).toBe(false);
  expect(readCommandLine(identity.pid)).toBe('');
});

test('a number that was given to another process is never signalled', async () => {
  const { child, identity } = await startChild(waiting);
  const former = { pid: identity.pid, startTime: 'long ago' };
  expect(isRunning(former)).toBe(false);
  expect(signalProcess(former, 'SIGKILL')).toBe(false);
  expect(isRunning(identity)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
});

test('a process that follows the signal is not killed, one that does not is', async () => {
  const polite = await startChild(`process.once("SIGTERM", () => process.exit(7)); ${waiting}`);
  const deaf = await startChild(`process.on("SIGTERM", () => undefined); ${waiting}`);
  const exits = Promise.all([once(polite.child, 'exit'), once(deaf.child, 'exit')]);
  await Promise.all([
    endProcess(polite.identity, { signal: 'SIGTERM', timeoutMs: 10_000 }),
    endProcess(deaf.identity, { signal: 'SIGTERM', timeoutMs: 200 }),
  ]);
  expect(await exits).toEqual([
    [7, null],
    [null, 'SIGKILL'],
  ]);
});

test('waiting for an end is bounded', async () => {
  const self = identifyProcess(process.pid);
  expect(self).toBeDefined();
  expect(self && (await awaitProcessEnd(self, 40))).toBe(false);
});
