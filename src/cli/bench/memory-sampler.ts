import { readResidentMemory } from './peak-memory';
import type { MemoryPoint } from './memory-slope';

/** What one process held, generation by generation. */
export interface MemorySeries {
  readonly name: string;
  /** `resident`: its pages in memory (Linux). `heap`: live objects of its main thread (a worker under --expose-gc). */
  readonly kind: 'resident' | 'heap';
  readonly points: readonly MemoryPoint[];
}

interface MeasuredProcess {
  readonly name: string;
  readonly pid: number | null;
  readonly address: string;
}

export interface MemorySampler {
  /** To be called as generations end; those told while a reading is under way share the next one. */
  note(generations: number): void;
  /** Waits for readings under way. */
  finish(): Promise<MemorySeries[]>;
}

export function memorySampler(
  processes: readonly MeasuredProcess[],
  { proc = '/proc', read = readLiveHeap } = {},
): MemorySampler {
  const series = new Map<string, MemorySeries & { points: MemoryPoint[] }>();
  let latest = 0;
  let reading: Promise<void> | undefined;

  function keep(name: string, kind: MemorySeries['kind'], point: MemoryPoint): void {
    const own = series.get(`${name} ${kind}`) ?? { name, kind, points: [] };
    series.set(`${name} ${kind}`, own);
    own.points.push(point);
  }

  async function sample(): Promise<void> {
    for (let sampled = 0; sampled < latest;) {
      sampled = latest;
      for (const { name, pid, address } of processes) {
        const heap = address.startsWith('http') ? await read(address) : undefined;
        if (heap !== undefined) keep(name, 'heap', { generation: sampled, bytes: heap });
        const resident = pid === null ? undefined : readResidentMemory(pid, proc);
        if (resident !== undefined) keep(name, 'resident', { generation: sampled, bytes: resident });
      }
    }
    reading = undefined;
  }

  return {
    note(generations) {
      latest = generations;
      reading ??= Promise.resolve().then(sample);
    },
    async finish() {
      await reading;
      return [...series.values()];
    },
  };
}

/** Undefined where the worker does not tell, or has just ended. */
async function readLiveHeap(address: string): Promise<number | undefined> {
  const text = await fetch(`${address}/metrics`).then(
    (response) => response.text(),
    () => '',
  );
  const bytes = /^emp_heap_live_bytes (\d+)$/m.exec(text)?.[1];
  return bytes === undefined ? undefined : Number(bytes);
}
