import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { Benchmark } from '../../../src/cli/bench/benchmark';
import { runEmp } from '../../support/emp';
import { testRunFolder } from '../../support/test-run';

test('a small run on a stack of its own is measured in full, keeps its limits of memory and history, and names its data apart', async () => {
  const environment = { EMP_HOME: mkdtempSync(path.join(testRunFolder(), 'bench-')) };
  const size = ['--population', '6', '--generations', '2', '--chunk', '4'];
  const { code, stdout, stderr } = await runEmp(['bench', 'generation', ...size, '--json'], environment);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const { benchmarks } = JSON.parse(stdout) as { benchmarks: Benchmark[] };
  const figures = new Map(benchmarks.map((figure) => [figure.name, figure]));
  const valueOf = (name: string): number => figures.get(name)?.value ?? NaN;

  for (const { name, unit, value, ratio } of benchmarks) {
    expect({ name, isNumber: value === null || Number.isFinite(value) }).toEqual({ name, isNumber: true });
    if (ratio !== null && unit !== 's' && name !== 'generation/overhead')
      expect({ name, isKept: ratio <= 1 }).toEqual({ name, isKept: true });
  }
  expect(figures.get('generation')?.rounds).toBe(2);
  expect(valueOf('generation/database')).toBeGreaterThan(0);
  expect(valueOf('generation/overhead')).toBeGreaterThan(0);
  expect(valueOf('generation/run')).toBeGreaterThan(2 * (figures.get('generation')?.min ?? NaN));
  expect(valueOf('generation/outside-evaluation/run')).toBeGreaterThan(0);
  expect(valueOf('generation/outside-evaluation/run')).toBeLessThan(1);
  // Breeding, two chunks and selection: three events each, besides those of the workflow's own tasks.
  expect(valueOf('generation/events/evolveGeneration')).toBeGreaterThanOrEqual(12);
  expect(valueOf('generation/payload/evolveStrategies')).toBeGreaterThan(64);

  const datasets = await runEmp(['data', 'list', '--json'], environment);
  expect(JSON.parse(datasets.stdout)).toMatchObject({ datasets: [{ instrument: '^GSPC (benchmark)' }] });
}, 180_000);
