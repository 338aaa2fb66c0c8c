import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runScript } from '../support/child-script';

let home: string;
beforeEach(() => (home = mkdtempSync(path.join(os.tmpdir(), 'emp-cli-'))));
afterEach(() => rmSync(home, { recursive: true }));

/** Runs `emp` with nothing but a home in its environment. */
async function emp(args: string[], env: NodeJS.ProcessEnv = {}) {
  const provided = {
    DATABASE_URL: undefined,
    TEMPORAL_ADDRESS: undefined,
    REDIS_URL: undefined,
    EMP_WORKERS: undefined,
  };
  const script = runScript('src/cli/emp.ts', { args, env: { ...provided, EMP_HOME: home, ...env } });
  const lines: string[] = [];
  for (;;) {
    const line = await script.nextLine().catch(() => undefined);
    if (line === undefined) break;
    lines.push(line);
  }
  return {
    exitCode: await script.ended,
    stdout: lines.join('\n'),
    stderr: script.stderr(),
    json: () => JSON.parse(lines.join('\n')),
  };
}

test('help is on stdout and names the exit codes', async () => {
  const { exitCode, stdout, stderr } = await emp(['--help']);
  expect([exitCode, stderr]).toEqual([0, '']);
  for (const word of ['up', 'down', 'status', 'doctor', 'data', 'Exit codes: 0 done']) expect(stdout).toContain(word);
});

test.each([
  [['dta'], 'Did you mean data?'],
  [['data', 'lst'], 'Did you mean list?'],
  [['up', '--detch'], 'Did you mean --detach?'],
  [['status', 'now'], 'emp --help'],
  [['up', '--compute-workers', '0'], 'emp --help'],
  [['data'], 'emp --help'],
])('emp %j is a usage error with a way on, for people and for programs', async (args, hint) => {
  const [people, programs] = await Promise.all([emp(args), emp([...args, '--json'])]);
  expect([people.exitCode, people.stdout]).toEqual([2, '']);
  expect(people.stderr).toContain(`hint: ${hint}`);
  expect(programs.exitCode).toBe(2);
  expect(programs.json()).toEqual({
    error: { code: expect.stringMatching(/^usage\./), message: expect.any(String), hint },
  });
});

test('a wrong environment is told before anything is started', async () => {
  const { exitCode, json } = await emp(['data', 'list', '--json'], { EMP_METRICS_PORT: 'x' });
  expect(exitCode).toBe(2);
  expect(json()).toMatchObject({
    error: { code: 'environment.invalid', details: { problems: [{ variable: 'EMP_METRICS_PORT' }] } },
  });
});

test('without a stack the status is empty, and nothing is started', async () => {
  const { exitCode, json } = await emp(['status', '--json']);
  expect(exitCode).toBe(0);
  expect(json()).toEqual({ components: [], webUi: null, home });
  expect((await emp(['down'])).stdout).toContain('no stack runs');
});

test('servers of the environment are shown, asked, and not started', async () => {
  const away = {
    DATABASE_URL: 'postgres://emp:hidden@127.0.0.1:1/d',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    REDIS_URL: 'redis://127.0.0.1:1',
  };
  const { stdout, json } = await emp(['status', '--json'], away);
  const provided = { pid: null, managed: false, healthy: false, restarts: 0 };
  expect(json().components).toEqual([
    { name: 'postgres', address: 'postgres://emp@127.0.0.1:1/d', ...provided },
    { name: 'temporal', address: '127.0.0.1:1', ...provided },
    { name: 'cache', address: 'redis://127.0.0.1:1', ...provided },
  ]);
  expect(stdout).not.toContain('hidden');
  const doctor = await emp(['doctor', '--json'], away);
  expect(doctor.exitCode).toBe(5);
  const failed = doctor.json().checks.filter(({ ok }: { ok: boolean }) => !ok);
  expect(failed.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['postgres', 'temporal', 'cache']),
  );
  for (const { fix, needed, found } of failed) expect([fix, needed, found]).not.toContain('');
});

test('a command that reads data starts the database alone, and ends with it', async () => {
  const { exitCode, json, stderr } = await emp(['data', 'list', '--json']);
  expect([exitCode, json()]).toEqual([0, { datasets: [] }]);
  expect(stderr).toContain('starting the database');
  expect((await emp(['status', '--json'])).json().components).toEqual([]);
}, 60_000);
