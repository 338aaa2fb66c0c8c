import { describeMemoryGrowth } from '../../../src/cli/bench/memory-figures';
import type { MemorySeries } from '../../../src/cli/bench/memory-sampler';

const facts = { generations: 90, size: 'a run', restarted: [] };

const series = (name: string, bytesAt: (generation: number) => number): MemorySeries => ({
  ...{ name, kind: 'resident' },
  points: Array.from({ length: 90 }, (_, at) => ({ generation: at + 1, bytes: bytesAt(at + 1) })),
});

test('growth counts from the end of the first third, in which caches fill', () => {
  const warming = series('compute', (at) => (at <= 30 ? 1e6 * at : 50e6 + 2_000 * at));
  const [growth, thousand, level] = describeMemoryGrowth([warming], facts);
  expect(growth).toMatchObject({ name: 'memory/compute/resident', unit: 'bytes/generation', baseline: 10_000 });
  expect(growth?.value).toBeCloseTo(2_000, 6);
  expect(growth?.ratio).toBeCloseTo(0.2, 6);
  expect(growth?.interval?.lower).toBeCloseTo(2_000, 3);
  expect(growth?.interval?.upper).toBeCloseTo(2_000, 3);
  expect(growth?.measures).toContain('from 60 readings');
  expect(thousand).toMatchObject({ name: 'memory/compute/resident/thousand', unit: 'bytes' });
  expect(thousand?.value).toBeCloseTo(2e6, 3);
  expect(level?.value).toBeCloseTo(50e6 + 2_000 * 60.5, 3);
});

test('nothing is said of a process that was started anew on the way', () => {
  const [growth, thousand] = describeMemoryGrowth([series('compute', (at) => at)], {
    ...facts,
    restarted: ['compute'],
  });
  expect(growth).toMatchObject({ value: null, ratio: null });
  expect(growth?.interval).toBeUndefined();
  expect(thousand?.value).toBeNull();
});
