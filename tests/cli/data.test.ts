import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import type { DataSetStore, DataSetSummary } from '../../src/activities/ports';
import { dataCommands } from '../../src/cli/data';
import { CommandError } from '../../src/cli/output';
import type { Bars } from '../../src/domain/market/bars';
import { DataFault } from '../../src/domain/market/data-fault';
import { encodeDataSet } from '../../src/domain/market/data-set';

const badRows = path.resolve(__dirname, '../fixtures/market-data/bad-rows.csv');
const webPage = path.resolve(__dirname, '../fixtures/market-data/web-page.csv');

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'data-command-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const summaries: DataSetSummary[] = ['aa11', 'aa22', 'bb33'].map((start, at) => ({
  ...{
    dataset: start.padEnd(64, '0'),
    instrument: `I${at}`,
    period: '1d',
    calendar: 'fx',
    timezone: 'UTC',
    rows: 10 ** at,
  },
  ...{ from: '2024-01-01T00:00:00.000Z', to: '2024-02-01T00:00:00.000Z' },
}));

async function run(args: string[], datasets: readonly DataSetSummary[] = summaries, families: string[] = []) {
  const stored: Bars[] = [];
  const results: unknown[] = [];
  const texts: string[] = [];
  const notices: string[] = [];
  let opened = 0;
  const store: DataSetStore = {
    async store(bars) {
      stored.push(bars);
      return encodeDataSet(bars).dataset;
    },
    load: () => Promise.reject(new DataFault('data.not-found', 'nothing is loaded here')),
    list: async () => [...datasets],
    async find(prefix) {
      const found = datasets.filter(({ dataset }) => dataset.startsWith(prefix));
      if (found.length > 1) throw new DataFault('data.ambiguous', `several data sets start with ${prefix}`);
      return found[0];
    },
    listFamilies: async () => families,
  };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  dataCommands(program, {
    output: {
      json: true,
      result: (document, text) => void (results.push(document), texts.push(text())),
      line: () => undefined,
      notice: (text) => void notices.push(text),
    },
    async withDataSets(use) {
      opened++;
      return use(store);
    },
  });
  // Options of a parent are inherited by commands made after it was configured, so the exit is thrown, not taken.
  const error: unknown = await program.parseAsync(['data', ...args], { from: 'user' }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, stored, results, texts, notices, opened };
}

const importing = (file: string, ...more: string[]) =>
  run(['import', file, '--instrument', 'ABC', '--timezone', 'Europe/Berlin', ...more]);

test('an import tells the data set, its rows and what is wrong with them', async () => {
  const { error, results, texts, stored, notices } = await importing(badRows);
  expect(error).toBeUndefined();
  expect(stored).toHaveLength(1);
  const dataset = encodeDataSet(stored[0]!).dataset;
  expect(results).toEqual([
    {
      ...{ dataset, instrument: 'ABC', period: '1d', calendar: 'exchange', timezone: 'Europe/Berlin', volume: true },
      rows: { read: 9, kept: 5, quarantined: 4 },
      ...{ from: '2023-12-31T23:00:00.000Z', to: '2024-01-08T23:00:00.000Z' },
      problems: [
        { row: 4, field: 'close', code: 'not-a-number', reason: 'close n/a is not a plain decimal number' },
        { row: 6, field: 'close', code: 'outside-range', reason: 'close 13 is outside low 11 to high 12' },
        { row: 8, field: 'time', code: 'duplicate-time', reason: 'time is that of line 7, which is kept' },
        { row: 9, field: 'time', code: 'impossible-time', reason: 'time 2024-01-32 names a date that does not exist' },
      ],
      ...{ warningCount: 0, warnings: [], notices },
    },
  ]);
  expect(texts[0]).toContain(
    '9 rows read, 5 kept, 4 quarantined\n  line 4  not-a-number  close n/a is not a plain decimal number',
  );
  expect(notices).toEqual([
    'the period is 1d, judged by the spacing of the bars',
    'the calendar is exchange, judged by the days and hours of the bars',
  ]);
});

test.each([
  [['ABC/1d', '^GSPC/1d'], 'the same prices are stored as ^GSPC/1d: trials on either count for both'],
  [['ABC/1d', 'SPX/1d', '^GSPC/1d'], 'the same prices are stored as SPX/1d and ^GSPC/1d: trials on any count for all'],
])('an import of prices that are known as %j says that they share their trials', async (families, notice) => {
  const args = ['import', badRows, '--instrument', 'ABC', '--timezone', 'Europe/Berlin'];
  const { results, notices } = await run(args, summaries, families);
  expect(notices).toHaveLength(3);
  expect(notices[2]).toBe(notice);
  expect(results).toMatchObject([{ notices }]);
});

test('period, calendar and columns may be stated', async () => {
  const file = path.join(folder, 'named.csv');
  writeFileSync(file, 'Stamp,open,high,low,last,ticks\n2024-01-01,1,2,1,2,7\n2024-01-08,1,2,1,2,8\n');
  const columns = ['--columns', 'time=stamp,close=LAST,volume=ticks'];
  const { stored, notices } = await importing(file, '--period', '1w', '--calendar', 'always', ...columns);
  expect(stored[0]).toMatchObject({
    period: '1w',
    calendar: 'always',
    close: Float64Array.of(2, 2),
    volume: Float64Array.of(7, 8),
  });
  expect(notices).toEqual([]);
});

test('all problems go to a file, the first hundred into the result, the first ten to the reader', async () => {
  const file = path.join(folder, 'many.csv');
  const problems = path.join(folder, 'problems.csv');
  const bad = Array.from({ length: 150 }, (_, row) => `"bad ""quote"" ${row},1,1,1,1`);
  writeFileSync(
    file,
    ['date,open,high,low,close', '2024-01-01,1,2,1,1', '2024-01-02,1,2,1,1', ...bad, '2024-02-01,1,2,1,1'].join('\n'),
  );
  const { results, texts } = await importing(file, '--problems', problems);
  expect(results).toMatchObject([{ rows: { read: 153, kept: 3, quarantined: 150 }, warningCount: 1 }]);
  expect((results[0] as { problems: unknown[] }).problems).toHaveLength(100);
  expect(texts[0]).toContain('and 140 more');
  expect(texts[0]).toContain('1 kept row is worth a look\n  line 154  gap  30.0 days');
  const lines = readFileSync(problems, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(151);
  expect(lines.slice(0, 2)).toEqual([
    'row,field,code,reason',
    '4,row,bad-quote,"has a double quote that is not closed, or text behind it"',
  ]);
});

test('a refused file is a fault, says what was expected, and opens no store', async () => {
  const { error, opened, results } = await importing(webPage, '--problems', path.join(folder, 'none.csv'));
  expect(error).toBeInstanceOf(CommandError);
  expect(error).toMatchObject({
    code: 'data.web-page',
    message: `${webPage} is a web page or XML, not CSV; nothing was stored`,
    options: { exitCode: 1, hint: expect.any(String), details: { file: webPage, problems: [] } },
  });
  expect([opened, results]).toEqual([0, []]);
});

test('a file without a usable row is refused with the problems of its rows', async () => {
  const file = path.join(folder, 'unusable.csv');
  writeFileSync(file, 'date,open,high,low,close\n2024-01-01,0,0,0,0\n');
  const { error } = await importing(file);
  expect(error).toMatchObject({
    code: 'data.no-usable-rows',
    options: {
      exitCode: 1,
      details: { rows: { read: 1, kept: 0, quarantined: 1 }, problems: [{ row: 2, code: 'not-positive' }] },
    },
  });
});

test('a file that is not there is not found', async () => {
  const { error } = await importing(path.join(folder, 'absent.csv'));
  expect(error).toMatchObject({ code: 'data.file-not-found', options: { exitCode: 4 } });
});

test.each([
  [['--timezone', 'Mars/Olympus']],
  [['--period', 'daily']],
  [['--calendar', 'lunar']],
  [['--columns', 'price=close']],
  [['--columns', 'close']],
  [['--columns', 'close=']],
  [['--columns', 'close=a=b']],
  [['--instrument', ' ']],
])('%j is a mistake of usage and reads no file', async (more) => {
  const { error, opened } = await importing(badRows, ...more);
  expect(error).toMatchObject({ code: 'commander.invalidArgument' });
  expect(opened).toBe(0);
});

test('instrument and zone are required', async () => {
  expect((await run(['import', badRows, '--instrument', 'ABC'])).error).toMatchObject({
    code: 'commander.missingMandatoryOptionValue',
  });
  expect((await run(['import', badRows, '--timezone', 'UTC'])).error).toMatchObject({
    code: 'commander.missingMandatoryOptionValue',
  });
});

test('the list is a table for people and all of it for programs', async () => {
  const { results, texts } = await run(['list']);
  expect(results).toEqual([{ datasets: summaries }]);
  expect(texts[0]?.split('\n')).toEqual([
    'data set      instrument  period  rows  from        to',
    'aa1100000000  I0          1d         1  2024-01-01  2024-02-01',
    'aa2200000000  I1          1d        10  2024-01-01  2024-02-01',
    'bb3300000000  I2          1d       100  2024-01-01  2024-02-01',
  ]);
});

test('an empty list says what to do', async () => {
  const { results, texts } = await run(['list'], []);
  expect(results).toEqual([{ datasets: [] }]);
  expect(texts[0]).toContain('emp data import FILE');
});

test('one data set is shown by a unique start of its id', async () => {
  const { results, texts } = await run(['show', 'bb']);
  expect(results).toEqual([{ datasets: [summaries[2]] }]);
  expect(texts[0]).toContain('I2 1d, 100 rows');
});

test('an unknown id is not found, an ambiguous one a mistake of usage', async () => {
  expect((await run(['show', 'cc'])).error).toMatchObject({ code: 'data.not-found', options: { exitCode: 4 } });
  expect((await run(['show', 'aa'])).error).toMatchObject({ code: 'data.ambiguous', options: { exitCode: 2 } });
});
