import { Gauge, Registry } from 'prom-client';

/**
 * Memory of this process, under the names that dashboards for Node expect. Where Node was started with --expose-gc, each reading collects
 * garbage first and tells what of the heap is alive: a measurement's way to tell a leak from litter.
 */
export function processMetrics(collectGarbage: (() => void) | undefined = globalThis.gc): {
  expose(): Promise<string>;
} {
  const registry = new Registry();
  const gauge = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        this.set(read());
      },
    });
  gauge('process_resident_memory_bytes', 'Pages of this process that are in memory', () => process.memoryUsage.rss());
  gauge('nodejs_heap_size_used_bytes', 'Heap of the main thread in use, with garbage not yet collected', () => {
    return process.memoryUsage().heapUsed;
  });
  gauge('nodejs_external_memory_bytes', 'Buffers of the main thread outside its heap', () => {
    return process.memoryUsage().external;
  });
  if (collectGarbage !== undefined)
    gauge('emp_heap_live_bytes', 'Heap in use right after a full collection; only under --expose-gc', () => {
      collectGarbage();
      return process.memoryUsage().heapUsed;
    });
  return { expose: () => registry.metrics() };
}
