import { startDatabaseClock } from '../../../src/cli/bench/database-time';
import { createTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()), 60_000);
afterAll(() => database.drop());

test('the clock counts what the server worked on statements, and not what it waited for them', async () => {
  const clock = await startDatabaseClock(database.url, async () => {
    await database.pool.query('select pg_stat_force_next_flush()');
  });
  await database.pool.query('select pg_sleep(0.3)');
  await new Promise((resolve) => setTimeout(resolve, 200));
  const seconds = (await clock.stop()) ?? NaN;
  expect(seconds).toBeGreaterThanOrEqual(0.29);
  expect(seconds).toBeLessThan(0.45);
}, 30_000);
