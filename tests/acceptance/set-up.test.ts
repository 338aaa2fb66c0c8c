import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findPackageRoot } from '../../src/config/package-root';

// The set-up runs before anything is installed or built, so it is tested from outside, as the programs it consists of.

const scripts = path.join(findPackageRoot(), 'scripts');
let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'emp-set-up-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function run(args: string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env } });
}

test('a task that does not exist is answered with those that do', () => {
  const { status, stderr } = run([path.join(scripts, 'run.mjs'), 'strat']);
  expect(status).toBe(2);
  for (const task of ['start', 'test', 'check', 'bench', 'chaos']) expect(stderr).toContain(task);
});

describe('one set-up at a time', () => {
  /** Appends what it does to a file while it holds the lock; with `stay`, until it is killed. */
  function startHolder(name: string, stay = false) {
    const script = `
      import { appendFileSync } from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      import { withLock } from ${JSON.stringify(path.join(scripts, 'set-up-lock.mjs'))};
      const tell = (word) => appendFileSync(${JSON.stringify(path.join(folder, 'story'))}, word + ' ${name}\\n');
      const work = async () => { tell('begins'); console.log('holds'); await sleep(${stay ? 60_000 : 50}); tell('ends'); };
      await withLock(${JSON.stringify(path.join(folder, 'lock'))}, { waiting: () => console.log('waits'), work });`;
    return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  }
  const story = (): string[] => readFileSync(path.join(folder, 'story'), 'utf8').trim().split('\n');

  test('four that start together work one after the other', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => once(startHolder(name), 'exit')));
    const told = story();
    expect(told).toHaveLength(8);
    for (let at = 0; at < told.length; at += 2) expect(told[at + 1]).toBe(told[at]?.replace('begins', 'ends'));
  });

  test('one that was killed does not hold up the next', async () => {
    const killed = startHolder('killed', true);
    await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    await once(startHolder('next'), 'exit');
    expect(story()).toEqual(['begins killed', 'begins next', 'ends next']);
  });
});

describe('where Temporal is found', () => {
  function addProgram(where: string, server: string): string {
    const file = path.join(folder, where, 'temporal');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho "temporal version 1 (Server ${server}, UI 2.42.1)"\n`);
    chmodSync(file, 0o755);
    return file;
  }
  function find(folders: string[]) {
    const env = {
      PATH: folders
        .map((name) => path.join(folder, name))
        .concat('/bin')
        .join(path.delimiter),
    };
    return run([path.join(scripts, 'temporal-executable.mjs'), '--find'], { ...env, XDG_CACHE_HOME: folder });
  }

  test('the first on PATH whose server is recent enough, before the cached one', () => {
    const cached = addProgram('emp-proving-ground/temporal-1.5.1', '1.29.1');
    addProgram('old', '1.25.9');
    expect(find(['old']).stdout).toBe(`${cached}\n`);
    const recent = addProgram('recent', '1.26.0');
    expect(find(['old', 'recent']).stdout).toBe(`${recent}\n`);
  });

  test('nowhere: nothing is printed, and the exit code says so', () => {
    addProgram('old', '1.9.0');
    expect(find(['old'])).toMatchObject({ stdout: '', status: 1 });
  });
});
