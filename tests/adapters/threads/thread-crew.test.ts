import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ThreadLostError, threadCrew, type ThreadCrew } from '../../../src/adapters/threads/thread-crew';

const folder = mkdtempSync(path.join(os.tmpdir(), 'emp-crew-'));
const threadFile = path.join(folder, 'thread.cjs');
writeFileSync(
  threadFile,
  `const { parentPort, workerData } = require('node:worker_threads');
   let count = 0;
   parentPort.on('message', (task) => {
     if (task === 'exit') process.exit(3);
     if (task === 'throw') throw new Error('broken');
     parentPort.postMessage({ lane: workerData, task, count: ++count });
   });`,
);
let crew: ThreadCrew;
beforeEach(() => (crew = threadCrew({ threadFile, dataOf: (lane) => lane })));
afterEach(() => crew.close());
afterAll(() => rmSync(folder, { recursive: true }));

test('each lane has a thread of its own that stays', async () => {
  const answers = await Promise.all([crew.run(0, 'a'), crew.run(1, 'b')]);
  expect(answers).toEqual([
    { lane: 0, task: 'a', count: 1 },
    { lane: 1, task: 'b', count: 1 },
  ]);
  expect(await crew.run(1, 'c')).toEqual({ lane: 1, task: 'c', count: 2 });
});

test.each(['exit', 'throw'])('a thread lost by %s is told, and its lane works on with a new one', async (end) => {
  await crew.run(0, 'a');
  await expect(crew.run(0, end)).rejects.toThrow(ThreadLostError);
  expect(await crew.run(0, 'b')).toEqual({ lane: 0, task: 'b', count: 1 });
});
