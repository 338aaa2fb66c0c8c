import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { memorySampler } from '../../../src/cli/bench/memory-sampler';
import { testRunFolder } from '../../support/test-run';

function scriptProc(pid: number, kilobytes: number): string {
  const proc = mkdtempSync(path.join(testRunFolder(), 'proc-'));
  mkdirSync(path.join(proc, `${pid}`), { recursive: true });
  writeFileSync(path.join(proc, `${pid}`, 'status'), `Name:\tnode\nVmHWM:\t 999 kB\nVmRSS:\t ${kilobytes} kB\n`);
  return proc;
}

const compute = { name: 'compute', pid: 10, address: 'http://127.0.0.1:1' };
const temporal = { name: 'temporal', pid: 11, address: '127.0.0.1:7233' };

test('each process is read once a generation: its heap where it serves one, its resident memory where the system tells', async () => {
  const heaps = [5_000, 6_000];
  const sampler = memorySampler([compute, temporal], {
    proc: scriptProc(10, 100),
    read: (address) => Promise.resolve(address === compute.address ? heaps.shift() : undefined),
  });
  sampler.note(1);
  await sampler.finish();
  sampler.note(2);
  expect(await sampler.finish()).toEqual([
    {
      ...{ name: 'compute', kind: 'heap' },
      points: [
        { generation: 1, bytes: 5_000 },
        { generation: 2, bytes: 6_000 },
      ],
    },
    {
      ...{ name: 'compute', kind: 'resident' },
      points: [
        { generation: 1, bytes: 102_400 },
        { generation: 2, bytes: 102_400 },
      ],
    },
  ]);
});

test('generations told while a reading is under way share the next one', async () => {
  const waiting: (() => void)[] = [];
  const sampler = memorySampler([compute], {
    proc: scriptProc(12, 1),
    read: () => new Promise((resolve) => waiting.push(() => resolve(1))),
  });
  sampler.note(1);
  await Promise.resolve();
  await Promise.resolve();
  for (const generations of [2, 3, 4]) sampler.note(generations);
  const finished = sampler.finish();
  for (let answered = 0; answered < 2; answered++) {
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    waiting.shift()!();
  }
  const [series] = await finished;
  expect(series?.points.map(({ generation }) => generation)).toEqual([1, 4]);
});

test('a worker that does not answer has no heap', async () => {
  const sampler = memorySampler([{ ...compute, pid: null }]);
  sampler.note(1);
  expect(await sampler.finish()).toEqual([]);
});
