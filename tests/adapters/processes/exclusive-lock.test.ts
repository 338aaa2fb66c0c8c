import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { acquireLock, findLockHolder } from '../../../src/adapters/processes/exclusive-lock';
import { runScript, type ChildScript } from '../../support/child-script';

let folder: string;
let takers: ChildScript[];

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'emp-lock-')), 'lock');
  takers = [];
});
afterEach(async () => {
  for (const { child } of takers) child.kill('SIGKILL');
  await Promise.all(takers.map(({ ended }) => ended));
  rmSync(path.dirname(folder), { recursive: true });
});

function startTaker(): ChildScript {
  const taker = runScript('tests/support/lock-taker.ts', { args: [folder] });
  takers.push(taker);
  return taker;
}

test('who holds the lock is known, and nobody else gets it until it is released', async () => {
  expect(findLockHolder(folder)).toBeUndefined();
  const release = acquireLock(folder);
  expect(findLockHolder(folder)).toMatchObject({ pid: process.pid });
  expect(acquireLock(folder)).toBeUndefined();
  expect(await startTaker().nextLine()).toBe('refused');
  release?.();
  expect(findLockHolder(folder)).toBeUndefined();
  const holder = startTaker();
  expect(await holder.nextLine()).toBe('holds');
  expect(findLockHolder(folder)).toMatchObject({ pid: holder.pid });
});

test('of six processes that find a killed holder at once, exactly one takes over', async () => {
  const killed = startTaker();
  expect(await killed.nextLine()).toBe('holds');
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(findLockHolder(folder)).toBeUndefined();
  const answers = await Promise.all(Array.from({ length: 6 }, () => startTaker().nextLine()));
  expect(answers.filter((answer) => answer === 'holds')).toHaveLength(1);
});

test('a lock that was taken often leaves one file', () => {
  for (let round = 0; round < 20; round += 1) acquireLock(folder)?.();
  expect(readdirSync(folder)).toHaveLength(1);
});
