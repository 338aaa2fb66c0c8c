import { processMetrics } from '../../../src/adapters/metrics/process-metrics';
import { readSamples } from '../../support/prometheus-text';

test('the memory of this process is told under the names that dashboards for Node expect', async () => {
  const { samples } = readSamples(await processMetrics(undefined).expose());
  expect(samples.get('nodejs_heap_size_used_bytes')).toBeGreaterThan(1e6);
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(10e6);
  expect(samples.has('emp_heap_live_bytes')).toBe(false);
});

test('where garbage can be collected, each reading does so before it tells what of the heap is alive', async () => {
  let collections = 0;
  const { expose } = processMetrics(() => collections++);
  for (const expected of [1, 2]) {
    const { samples } = readSamples(await expose());
    expect(samples.get('emp_heap_live_bytes')).toBeGreaterThan(1e6);
    expect(collections).toBe(expected);
  }
});
