import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { postgresDataSets } from '../../../src/adapters/postgres/data-sets';
import type { Bars } from '../../../src/domain/market/bars';
import { encodeDataSet } from '../../../src/domain/market/data-set';
import { createTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeEach(async () => (database = await createTestDatabase()), 60_000);
afterEach(() => database.drop());

function barsOf(instrument: string, first = 1): Bars {
  const column = Float64Array.of(first, first + 1, first + 2);
  return {
    ...{ instrument, period: '1h', calendar: 'fx', timezone: 'Europe/London' },
    time: column.map((hour) => Date.UTC(1750, 5, 1) + hour * 3_600_000),
    ...{ open: column, high: column, low: column, close: column, volume: undefined },
  };
}

test('real bars come back to the last bit, in shared memory', async () => {
  const store = postgresDataSets(database.pool);
  const bars = await readDefaultBars();
  const dataset = await store.store(bars);
  expect(dataset).toBe(encodeDataSet(bars).dataset);
  const loaded = await store.load(dataset);
  expect(loaded).toEqual(bars);
  expect(loaded.close.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test.each([1, 64, 65, 80, 240, 4_096])('a snapshot is put together from slices of %d bytes', async (sliceBytes) => {
  const store = postgresDataSets(database.pool, { sliceBytes });
  const bars = barsOf('EURUSD');
  expect(encodeDataSet(bars).content).toHaveLength(240);
  expect(await store.load(await store.store(bars))).toEqual(bars);
});

test('storing the same bars again, even at the same time, changes nothing', async () => {
  const store = postgresDataSets(database.pool);
  const ids = await Promise.all(Array.from({ length: 8 }, () => store.store(barsOf('EURUSD'))));
  const before = await database.pool.query('SELECT imported_at FROM data_sets');
  ids.push(await store.store(barsOf('EURUSD')));
  const after = await database.pool.query('SELECT imported_at FROM data_sets');
  expect(new Set(ids).size).toBe(1);
  expect(before.rows).toHaveLength(1);
  expect(after.rows).toEqual(before.rows);
});

test('data sets are listed with the latest import first', async () => {
  const store = postgresDataSets(database.pool);
  const older = await store.store(barsOf('EURUSD'));
  const later = await store.store(barsOf('GBPUSD'));
  const common = { period: '1h', calendar: 'fx', timezone: 'Europe/London', rows: 3 };
  const times = { from: '1750-06-01T01:00:00.000Z', to: '1750-06-01T03:00:00.000Z' };
  expect(await store.list()).toEqual([
    { dataset: later, instrument: 'GBPUSD', ...common, ...times },
    { dataset: older, instrument: 'EURUSD', ...common, ...times },
  ]);
});

test('a data set is found by a unique start of its id only', async () => {
  const store = postgresDataSets(database.pool);
  const ids = await Promise.all(Array.from({ length: 17 }, (_, at) => store.store(barsOf('EURUSD', at + 1))));
  // Seventeen ids and sixteen first digits: two share one.
  const shared = ids.find((id, at) => ids.some((other, before) => before < at && other.startsWith(id.slice(0, 1))))!;
  await expect(store.find(shared.slice(0, 1))).rejects.toMatchObject({ code: 'data.ambiguous' });
  expect(await store.find(shared)).toMatchObject({ dataset: shared });
  expect(await store.find(shared.slice(0, 12))).toMatchObject({ dataset: shared });
  for (const prefix of ['', '%', '_', 'xyz', shared.toUpperCase(), `${shared}0`])
    expect(await store.find(prefix)).toBeUndefined();
});

test('an unknown id is not found', async () => {
  await expect(postgresDataSets(database.pool).load('0'.repeat(64))).rejects.toMatchObject({ code: 'data.not-found' });
});

test('a stored snapshot can be neither altered nor forged', async () => {
  const store = postgresDataSets(database.pool);
  const dataset = await store.store(barsOf('EURUSD'));
  await expect(database.pool.query(`UPDATE data_sets SET instrument = 'X'`)).rejects.toThrow(
    `data set ${dataset} is immutable`,
  );
  const forged = `INSERT INTO data_sets SELECT $1, instrument, period, calendar, timezone, rows, first_time, last_time, imported_at, content FROM data_sets`;
  await expect(database.pool.query(forged, ['0'.repeat(64)])).rejects.toMatchObject({
    constraint: 'data_sets_content_is_named',
  });
});

test('bars that are none are not stored', async () => {
  const store = postgresDataSets(database.pool);
  const broken = { ...barsOf('EURUSD'), close: Float64Array.of(1, Number.NaN, 3) };
  await expect(store.store(broken)).rejects.toMatchObject({ code: 'data.invalid-bars' });
  expect(await store.list()).toEqual([]);
});
