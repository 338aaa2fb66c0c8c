import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ownPeakMemory, readPeakMemory } from '../../../src/cli/bench/peak-memory';
import { testRunFolder } from '../../support/test-run';

/** A /proc with so many kB of peak and such children for each process. */
function scriptProc(processes: Readonly<Record<number, { kilobytes?: number; children?: readonly number[] }>>): string {
  const proc = mkdtempSync(path.join(testRunFolder(), 'proc-'));
  for (const [pid, { kilobytes, children }] of Object.entries(processes)) {
    mkdirSync(path.join(proc, pid, 'task', pid), { recursive: true });
    const peak = kilobytes === undefined ? '' : `VmPeak:\t 999999 kB\nVmHWM:\t   ${kilobytes} kB\n`;
    writeFileSync(path.join(proc, pid, 'status'), `Name:\tnode\n${peak}VmRSS:\t 1 kB\n`);
    if (children) writeFileSync(path.join(proc, pid, 'task', pid, 'children'), `${children.join(' ')} `);
  }
  return proc;
}

test('a peak is read in bytes, and those of all processes below are added up', () => {
  const proc = scriptProc({
    10: { kilobytes: 100, children: [11, 12] },
    11: { kilobytes: 20, children: [13] },
    12: { kilobytes: 30, children: [] },
    13: { kilobytes: 4 },
  });
  expect(readPeakMemory([{ name: 'postgres', pid: 10 }], proc)).toEqual([
    { name: 'postgres', pid: 10, bytes: 102_400, children: 3, childrenBytes: 54 * 1_024 },
  ]);
});

test('a component that others run, one that has ended and a kernel thread have no peak', () => {
  const proc = scriptProc({ 10: { children: [99] } });
  const components = [
    { name: 'cache', pid: null },
    { name: 'gone', pid: 98 },
    { name: 'thread', pid: 10 },
  ];
  expect(readPeakMemory(components, proc)).toEqual([]);
});

test('a child that ends while we look counts nothing', () => {
  const proc = scriptProc({ 10: { kilobytes: 1, children: [99] } });
  expect(readPeakMemory([{ name: 'compute', pid: 10 }], proc)).toMatchObject([{ children: 0, childrenBytes: 0 }]);
});

test('a /proc that cannot be read is no empty one', () => {
  const proc = scriptProc({});
  mkdirSync(path.join(proc, '10', 'status'), { recursive: true });
  expect(() => readPeakMemory([{ name: 'compute', pid: 10 }], proc)).toThrow('EISDIR');
});

test('the peak of this process lies between its memory now and that of the machine', () => {
  const { bytes, pid } = ownPeakMemory();
  expect(pid).toBe(process.pid);
  expect(bytes).toBeGreaterThan(10e6);
  expect(bytes).toBeLessThan(os.totalmem());
});
