import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate, readMigrations } from '../../../src/adapters/postgres/migrate';
import { createTestDatabase, type TestDatabase } from '../../support/database';

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'emp-migrations-'));
  database = await createTestDatabase({ migrated: false });
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const write = (name: string, sql: string): void => writeFileSync(path.join(folder, name), sql);
const run = (): Promise<number[]> => migrate({ url: database.url, folder });
const code = (expected: string): unknown => expect.objectContaining({ code: expected });

test('each file is applied once, in order, and its name, hash and time are kept', async () => {
  write('000002_fill.sql', 'INSERT INTO bars VALUES (7)');
  write('000001_bars.sql', 'CREATE TABLE bars (close integer)');
  expect(await run()).toEqual([1, 2]);
  expect(await run()).toEqual([]);
  write('000003_more.sql', 'INSERT INTO bars VALUES (8)');
  expect(await run()).toEqual([3]);
  expect((await database.pool.query('SELECT close FROM bars ORDER BY close')).rows).toEqual([
    { close: 7 },
    { close: 8 },
  ]);
  const { rows } = await database.pool.query('SELECT name, sha256, applied_at FROM schema_migrations ORDER BY version');
  expect(rows[0]).toEqual({
    name: 'bars',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    applied_at: expect.any(Date),
  });
  expect(rows.map(({ name }) => name)).toEqual(['bars', 'fill', 'more']);
});

test('four callers at once apply a file once', async () => {
  write('000001_bars.sql', 'CREATE TABLE bars (close integer); SELECT pg_sleep(0.1); INSERT INTO bars VALUES (7)');
  const applied = await Promise.all([run(), run(), run(), run()]);
  expect(applied.flat()).toEqual([1]);
  expect((await database.pool.query('SELECT close FROM bars')).rows).toEqual([{ close: 7 }]);
});

test('of a file that fails nothing stays, and the files before it do', async () => {
  write('000001_bars.sql', 'CREATE TABLE bars (close integer)');
  write('000002_half.sql', 'CREATE TABLE half (x integer); INSERT INTO nowhere VALUES (1)');
  await expect(run()).rejects.toEqual(code('migration.failed'));
  const { rows } = await database.pool.query("SELECT to_regclass('bars') AS bars, to_regclass('half') AS half");
  expect(rows).toEqual([{ bars: 'bars', half: null }]);
  write('000002_half.sql', 'CREATE TABLE half (x integer)');
  expect(await run()).toEqual([2]);
});

test('an applied file that was changed, or that is missing here, is refused before anything else is applied', async () => {
  write('000001_bars.sql', 'CREATE TABLE bars (close integer)');
  await run();
  write('000001_bars.sql', 'CREATE TABLE bars (close bigint)');
  write('000002_more.sql', 'CREATE TABLE more (x integer)');
  await expect(run()).rejects.toEqual(code('migration.changed'));
  rmSync(path.join(folder, '000001_bars.sql'));
  await expect(run()).rejects.toEqual(code('migration.unknown'));
  expect((await database.pool.query("SELECT to_regclass('more') AS more")).rows).toEqual([{ more: null }]);
});

test('a name without a number and a number given twice are refused', () => {
  write('1_bars.sql', '');
  expect(() => readMigrations(folder)).toThrow('000001_data_sets.sql');
  rmSync(path.join(folder, '1_bars.sql'));
  write('000001_bars.sql', '');
  write('000001_ticks.sql', '');
  expect(() => readMigrations(folder)).toThrow('share the number 1');
});
