import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { laneQueue, type LaneQueue } from '../../../src/adapters/threads/lane-queue';
import { ThreadLostError } from '../../../src/adapters/threads/thread-crew';

const folder = mkdtempSync(path.join(os.tmpdir(), 'emp-lanes-'));
const threadFile = path.join(folder, 'thread.cjs');
writeFileSync(
  threadFile,
  `const { existsSync, writeFileSync } = require('node:fs');
   const { parentPort, workerData } = require('node:worker_threads');
   parentPort.on('message', ({ answer, dieOnce, die }) => {
     if (die || (dieOnce && !existsSync(dieOnce))) {
       if (dieOnce) writeFileSync(dieOnce, '');
       process.exit(1);
     }
     parentPort.postMessage(answer ?? workerData);
   });`,
);
const lost: number[] = [];
let lanes: LaneQueue;
beforeEach(() => {
  lost.length = 0;
  lanes = laneQueue({ threads: 2, threadFile, dataOf: (lane) => lane, onLost: (lane) => lost.push(lane) });
});
afterEach(() => lanes.close());
afterAll(() => rmSync(folder, { recursive: true }));

test('more work than threads is done first come, first served', async () => {
  const order: number[] = [];
  const runs = [0, 1, 2, 3, 4].map((n) =>
    lanes.run<number>(() => {
      order.push(n);
      return { answer: n };
    }),
  );
  expect(await Promise.all(runs)).toEqual([0, 1, 2, 3, 4]);
  expect(order).toEqual([0, 1, 2, 3, 4]);
});

test('who has no work any more once a thread is free takes none', async () => {
  expect(await lanes.run(() => undefined)).toBeUndefined();
  expect(await lanes.run(() => ({ answer: 'next' }))).toBe('next');
});

test('what a thread was at when it was lost is tried once more', async () => {
  expect(await lanes.run(() => ({ answer: 'done', dieOnce: path.join(folder, 'died') }))).toBe('done');
  expect(lost).toEqual([0]);
});

test('work that kills every thread is given up, and the lanes serve on', async () => {
  await expect(lanes.run(() => ({ die: true }))).rejects.toThrow(ThreadLostError);
  expect(lost).toEqual([0, 0]);
  expect(await Promise.all([1, 2, 3].map((answer) => lanes.run(() => ({ answer }))))).toEqual([1, 2, 3]);
});

test('a fault is the caller\u2019s, as it was thrown', async () => {
  const answer = { fault: new RangeError('value 3'), name: 'RangeError', code: undefined };
  await expect(lanes.run(() => ({ answer }))).rejects.toThrow('value 3');
  expect(lost).toEqual([]);
});
