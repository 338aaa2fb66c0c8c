import { inTransaction } from '../../../src/adapters/postgres/transaction';
import { createTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase({ migrated: false });
  await database.pool.query('create table entries (entry integer)');
}, 60_000);
afterEach(() => database.drop());

const entries = async (): Promise<number[]> =>
  (await database.pool.query<{ entry: number }>('select entry from entries order by entry')).rows.map(
    ({ entry }) => entry,
  );

test('what the work returns is returned, and its statements are kept together', async () => {
  const result = await inTransaction(database.pool, async (client) => {
    await client.query('insert into entries values (1)');
    expect(await entries()).toEqual([]);
    await client.query('insert into entries values (2)');
    return 'done';
  });
  expect(result).toBe('done');
  expect(await entries()).toEqual([1, 2]);
});

test('what the work throws undoes all of it and reaches the caller', async () => {
  const refusal = new Error('no');
  const work = inTransaction(database.pool, async (client) => {
    await client.query('insert into entries values (1)');
    throw refusal;
  });
  await expect(work).rejects.toBe(refusal);
  expect(await entries()).toEqual([]);
});

test('a connection lost in the middle of the work does not go back to the pool', async () => {
  database.pool.on('error', () => undefined);
  for (let time = 0; time < database.pool.options.max + 1; time++) {
    const work = inTransaction(database.pool, async (client) => {
      await client.query('insert into entries values (1)');
      await client.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(work).rejects.toThrow(/terminat/i);
  }
  expect(await entries()).toEqual([]);
  expect(database.pool.idleCount).toBe(1);
});

test('connections are given back: more transactions than connections run one after the other', async () => {
  const many = Array.from({ length: 30 }, (_, entry) =>
    inTransaction(database.pool, (client) => client.query('insert into entries values ($1)', [entry])),
  );
  await Promise.all(many);
  expect(await entries()).toHaveLength(30);
});
