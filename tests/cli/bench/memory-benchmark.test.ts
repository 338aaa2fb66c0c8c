import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { Benchmark } from '../../../src/cli/bench/benchmark';
import { runEmp } from '../../support/emp';
import { testRunFolder } from '../../support/test-run';

test('a run with every part of the search tells how much each process holds, and no growth from two generations', async () => {
  const environment = { EMP_HOME: mkdtempSync(path.join(testRunFolder(), 'memory-')), NODE_OPTIONS: '--expose-gc' };
  const size = ['--population', '16', '--generations', '2', '--chunk', '8'];
  const { code, stdout, stderr } = await runEmp(['bench', 'memory', ...size, '--json'], environment);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const { benchmarks } = JSON.parse(stdout) as { benchmarks: Benchmark[] };
  const valueOf = (name: string): number | null | undefined => benchmarks.find((one) => one.name === name)?.value;

  for (const worker of ['orchestration', 'compute']) {
    expect(valueOf(`memory/${worker}/heap`)).toBeNull();
    expect(valueOf(`memory/${worker}/heap/level`)).toBeGreaterThan(1e6);
  }
}, 180_000);
