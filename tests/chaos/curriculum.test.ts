import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runEmp, startEmp } from '../support/emp';

/** A candidate bred on the default data goes through the curriculum twice, once while workers are killed: one result, and every verdict derives again. */
const homes = ['calm', 'killed'].map((name) => mkdtempSync(path.join(os.tmpdir(), `emp-curriculum-${name}-`)));
const [calm, killed] = homes.map((home) => ({ EMP_HOME: home, EMP_COMPUTE_THREADS: '1' }));

afterAll(async () => {
  for (const home of homes) {
    await runEmp(['down', '--yes', '--json'], { EMP_HOME: home });
    rmSync(home, { recursive: true, force: true });
  }
}, 120_000);

interface Candidate {
  readonly candidate: string;
  readonly status: string;
  readonly resultHash: string;
  readonly stages: readonly {
    readonly stage: string;
    readonly outcome: string;
    readonly reasons: readonly string[];
    readonly gates: readonly { readonly gate: string; readonly outcome: string; readonly id: string }[];
  }[];
}

const evolve = ['evolve', 'start', '--name', 'base', '--population', '30', '--generations', '4', '--wait', '--json'];
const prove = [
  ...['prove', 'start', 'base', '--population', '20', '--generations', '4', '--rounds', '2', '--wait', '--json'],
  ...['--windows', '3', '--window-population', '12', '--window-generations', '3'],
];

async function readWorkers(environment: NodeJS.ProcessEnv): Promise<number[]> {
  const { stdout } = await runEmp(['status', '--json'], environment);
  const { components } = JSON.parse(stdout) as { components: { name: string; pid?: number }[] };
  return components.flatMap(({ name, pid }) =>
    /^(orchestration|compute)/.test(name) && pid !== undefined ? [pid] : [],
  );
}

/** Kills one worker after the other, for as long as the command runs and no more than that many times. */
async function killWorkers(environment: NodeJS.ProcessEnv, isOver: () => boolean, most: number): Promise<number> {
  let kills = 0;
  while (!isOver() && kills < most) {
    await sleep(700);
    const workers = await readWorkers(environment);
    const pid = workers[kills % Math.max(workers.length, 1)];
    if (isOver() || pid === undefined) continue;
    try {
      process.kill(pid, 'SIGKILL');
      kills++;
    } catch (error) {
      // It may have ended since it was listed.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  return kills;
}

test('workers killed on the way leave the result of a curriculum as it is, and each verdict of it derives again', async () => {
  expect(await runEmp(evolve, calm)).toMatchObject({ code: 0 });
  const undisturbed = await runEmp(prove, calm);
  expect({ code: undisturbed.code, stderr: undisturbed.code === 3 ? '' : undisturbed.stderr }).toEqual({
    code: 3,
    stderr: '',
  });
  const expected = JSON.parse(undisturbed.stdout) as Candidate;

  expect(await runEmp(evolve, killed)).toMatchObject({ code: 0 });
  const up = await runEmp(['up', '--detach', '--json'], killed);
  expect(up.code).toBe(0);
  const running = startEmp(prove, killed);
  let over = false;
  const ended = running.ended.then((result) => ((over = true), result));
  const kills = await killWorkers(killed!, () => over, 5);
  const disturbed = JSON.parse((await ended).stdout) as Candidate;
  expect(kills).toBeGreaterThan(1);
  expect(disturbed.resultHash).toBe(expected.resultHash);
  expect(disturbed.stages.map(({ stage, outcome, gates }) => ({ stage, outcome, gates }))).toEqual(
    expected.stages.map(({ stage, outcome, gates }) => ({ stage, outcome, gates })),
  );

  // Refused, in words and numbers.
  const stage = disturbed.stages.at(-1)!;
  expect(stage.outcome).toBe('refused');
  expect(stage.reasons.length).toBeGreaterThan(0);
  for (const reason of stage.reasons) expect(reason).toMatch(/\d/);
  for (const outcome of ['passed', 'refused']) {
    const { id } = stage.gates.find((gate) => gate.outcome === outcome)!;
    const derived = await runEmp(['gate', 'rederive', id, '--json'], killed);
    expect({ code: derived.code, document: JSON.parse(derived.stdout) as unknown }).toMatchObject({
      code: 0,
      document: { identical: true },
    });
  }
}, 600_000);
