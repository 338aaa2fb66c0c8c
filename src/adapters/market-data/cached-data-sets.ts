import type { DataSetId, DataSetStore } from '../../activities/ports';
import type { Bars } from '../../domain/market/bars';

/**
 * Loads each data set once per process: the least recently used are dropped beyond `maxBytes`, the latest always stays.
 * Callers share one set of arrays and must not write to them.
 */
export function cachedDataSets(store: DataSetStore, { maxBytes }: { maxBytes: number }): DataSetStore {
  const loading = new Map<DataSetId, Promise<Bars>>();
  const sizes = new Map<DataSetId, number>();

  // A Map iterates in order of insertion, so inserting again moves a key to the end: the first one is the least recently used.
  function touch(dataset: DataSetId, bars: Promise<Bars>): void {
    loading.delete(dataset);
    loading.set(dataset, bars);
  }

  function dropOldest(): void {
    let total = 0;
    for (const size of sizes.values()) total += size;
    for (const dataset of [...loading.keys()].slice(0, -1)) {
      if (total <= maxBytes) return;
      total -= sizes.get(dataset) ?? 0;
      if (sizes.delete(dataset)) loading.delete(dataset);
    }
  }

  async function loadOnce(dataset: DataSetId): Promise<Bars> {
    try {
      const bars = await store.load(dataset);
      sizes.set(dataset, sizeOf(bars));
      dropOldest();
      return bars;
    } catch (error) {
      loading.delete(dataset);
      throw error;
    }
  }

  return {
    store: (bars) => store.store(bars),
    list: () => store.list(),
    find: (prefix) => store.find(prefix),
    listFamilies: (dataset) => store.listFamilies(dataset),
    load(dataset) {
      const bars = loading.get(dataset) ?? loadOnce(dataset);
      touch(dataset, bars);
      return bars;
    },
  };
}

function sizeOf({ time, open, high, low, close, volume }: Bars): number {
  return [time, open, high, low, close, volume].reduce((bytes, column) => bytes + (column?.byteLength ?? 0), 0);
}
