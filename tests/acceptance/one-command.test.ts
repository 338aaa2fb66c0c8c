import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StackState } from '../../src/cli/stack/stack-state';
import { runEmp, startEmp } from '../support/emp';

/** A user's one command, on a home of its own: what `npm start` runs after the set-up, smaller. */
const home = mkdtempSync(path.join(os.tmpdir(), 'emp-one-command-'));
const environment = { EMP_HOME: home, EMP_COMPUTE_THREADS: '1' };
const evolve = (...more: string[]) => [
  ...['evolve', 'start', '--or-resume', '--wait', '--report', '--json'],
  ...['--population', '20', '--generations', '4', ...more],
];

const stackState = (): StackState | undefined => {
  const file = path.join(home, 'stack.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as StackState) : undefined;
};
const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

afterAll(async () => {
  await runEmp(['down', '--yes', '--json'], environment);
  rmSync(home, { recursive: true, force: true });
}, 60_000);

interface Shown {
  readonly run: string;
  readonly status: string;
  readonly resultHash: string;
  readonly trials: number;
  readonly evaluations: number;
  readonly distinctGenomes: number;
  readonly report: string;
  readonly verdict: { readonly text: string };
  readonly archive: readonly { readonly strategy: string; readonly rules: readonly string[] }[];
}

test('one command evolves, reports, stops what it started, and gives the same hash with more workers', async () => {
  const first = await runEmp(evolve(), environment);
  expect({ code: first.code, stderr: first.code === 0 ? '' : first.stderr }).toEqual({ code: 0, stderr: '' });
  const shown = JSON.parse(first.stdout) as Shown;
  expect(shown).toMatchObject({ status: 'completed', resultHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(shown.trials).toBe(shown.distinctGenomes);
  expect(readFileSync(shown.report, 'utf8')).toContain(shown.resultHash);
  expect(stackState()).toBeUndefined();

  const second = await runEmp(evolve('--compute-workers', '4', '--chunk', '3'), environment);
  const again = JSON.parse(second.stdout) as Shown;
  expect(again.run).not.toBe(shown.run);
  expect(again.resultHash).toBe(shown.resultHash);
  expect(again.trials).toBe(shown.trials); // the same genomes on the same data are no new trials

  const other = JSON.parse((await runEmp(['evolve', 'show', shown.run, '--json'], environment)).stdout) as Shown;
  expect(other.archive).toEqual(shown.archive);
  const strategy = await runEmp(['strategy', 'show', shown.archive[0]!.strategy.slice(0, 12), '--json'], environment);
  expect(JSON.parse(strategy.stdout)).toMatchObject({
    rules: shown.archive[0]!.rules,
    bornIn: { run: expect.any(String) },
  });
}, 240_000);

test('after kill -9 of everything the same command takes up the same run, and ends with the same hash', async () => {
  const undisturbed = JSON.parse(
    (await runEmp(evolve('--seed', '9', '--generations', '8'), environment)).stdout,
  ) as Shown;
  rmSync(path.join(home, 'logs'), { recursive: true, force: true });

  const doomed = startEmp(evolve('--seed', '9', '--generations', '8', '--costs', 'seed'), environment);
  const run = await firstMatch(doomed.stderr, /run ([\w-]+)/);
  await firstMatch(doomed.stderr, /generation +2\/8/);
  const state = stackState()!;
  const pids = [doomed.pid, state.supervisor.pid, ...state.components.flatMap(({ identity }) => identity?.pid ?? [])];
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await doomed.ended;

  const resumed = await runEmp(evolve('--seed', '9', '--generations', '8', '--costs', 'seed'), environment);
  const shown = JSON.parse(resumed.stdout) as Shown;
  expect(shown).toMatchObject({ run, status: 'completed' });
  expect(shown.resultHash).not.toBe(undisturbed.resultHash); // other costs
  const repeated = JSON.parse(
    (await runEmp(evolve('--seed', '9', '--generations', '8', '--costs', 'seed', '--name', 'repeated'), environment))
      .stdout,
  ) as Shown;
  expect(repeated.resultHash).toBe(shown.resultHash);
  expect(pids.filter(isAlive)).toEqual([]);
}, 300_000);

test('Ctrl-C leaves nothing running, and does not stop the run', async () => {
  const command = startEmp(evolve('--seed', '4', '--generations', '30'), environment);
  const run = await firstMatch(command.stderr, /run ([\w-]+)/);
  await firstMatch(command.stderr, /generation +1\/30/);
  const state = stackState()!;
  process.kill(command.pid, 'SIGINT');
  expect((await command.ended).code).toBe(130);
  const pids = [state.supervisor.pid, ...state.components.flatMap(({ identity }) => identity?.pid ?? [])];
  // The supervisor gives its lock back a moment before it is gone itself.
  for (let waitedMs = 0; waitedMs < 5_000 && pids.some(isAlive); waitedMs += 50) await sleep(50);
  expect(pids.filter(isAlive)).toEqual([]);
  const listed = JSON.parse((await runEmp(['evolve', 'list', '--json'], environment)).stdout) as { runs: Shown[] };
  expect(listed.runs.find((each) => each.run === run)).toMatchObject({ status: 'evolving' });
}, 180_000);

async function firstMatch(text: () => string, pattern: RegExp): Promise<string> {
  for (let attempt = 0; attempt < 1_200; attempt++) {
    const match = pattern.exec(text());
    if (match) return match[1] ?? match[0];
    await sleep(50);
  }
  throw new Error(`waited in vain for ${String(pattern)} in\n${text()}`);
}
