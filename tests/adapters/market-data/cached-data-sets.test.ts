import { cachedDataSets } from '../../../src/adapters/market-data/cached-data-sets';
import type { DataSetStore } from '../../../src/activities/ports';
import type { Bars } from '../../../src/domain/market/bars';
import { DataFault } from '../../../src/domain/market/data-fault';

/** Each data set is named by its number of bars; five columns of eight bytes, and six where the name starts with a plus. */
function countingStore() {
  const loads: string[] = [];
  const store: DataSetStore = {
    store: async (bars) => String(bars.time.length),
    list: async () => [],
    find: async () => undefined,
    listFamilies: async (dataset) => [`family of ${dataset}`],
    async load(dataset) {
      loads.push(dataset);
      const rows = Number(dataset);
      if (Number.isNaN(rows)) throw new DataFault('data.not-found', `there is no data set ${dataset}`);
      return barsOf(rows, dataset.startsWith('+'));
    },
  };
  return { store, loads };
}

function barsOf(rows: number, hasVolume: boolean): Bars {
  const column = new Float64Array(rows);
  const prices = { time: column, open: column, high: column, low: column, close: column };
  return {
    instrument: 'ABC',
    period: '1d',
    calendar: 'fx',
    timezone: 'UTC',
    ...prices,
    volume: hasVolume ? column : undefined,
  };
}

test('a data set is loaded once, even when two ask at the same time', async () => {
  const { store, loads } = countingStore();
  const cached = cachedDataSets(store, { maxBytes: 1_000 });
  const [first, second] = await Promise.all([cached.load('10'), cached.load('10')]);
  expect(second).toBe(first);
  expect(await cached.load('10')).toBe(first);
  expect(loads).toEqual(['10']);
});

test('beyond the limit the least recently used is dropped', async () => {
  const { store, loads } = countingStore();
  const cached = cachedDataSets(store, { maxBytes: 800 });
  for (const dataset of ['10', '9', '10', '2', '10', '2', '9']) await cached.load(dataset);
  expect(loads).toEqual(['10', '9', '2', '9']);
});

test('the latest stays though it is larger than the limit', async () => {
  const { store, loads } = countingStore();
  const cached = cachedDataSets(store, { maxBytes: 100 });
  for (const dataset of ['+10', '+10', '+11', '+10']) await cached.load(dataset);
  expect(loads).toEqual(['+10', '+11', '+10']);
});

test('a failure is not remembered', async () => {
  const { store, loads } = countingStore();
  const cached = cachedDataSets(store, { maxBytes: 1_000 });
  for (const attempt of [1, 2]) {
    await expect(cached.load('none')).rejects.toThrow('there is no data set none');
    expect(loads).toHaveLength(attempt);
  }
});

test('everything else goes to the store', async () => {
  const cached = cachedDataSets(countingStore().store, { maxBytes: 1_000 });
  expect(await cached.store(barsOf(3, false))).toBe('3');
  expect(await cached.list()).toEqual([]);
  expect(await cached.find('a')).toBeUndefined();
  expect(await cached.listFamilies('a')).toEqual(['family of a']);
});
