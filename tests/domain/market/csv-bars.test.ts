import fc from 'fast-check';
import { readCsvBars, type CsvBars, type CsvOptions } from '../../../src/domain/market/csv-bars';
import { marketPolicy } from '../../../src/domain/market/policy';

const unstated = { instrument: 'ABC', timezone: 'UTC' } as const;
const options = { ...unstated, period: '1d', calendar: 'exchange' } as const;
const header = 'date,open,high,low,close,volume';

const read = (text: string, changes: Partial<CsvOptions> = {}) =>
  readCsvBars(Buffer.from(text), { ...options, ...changes });

function accepted(text: string, changes: Partial<CsvOptions> = {}): CsvBars {
  const reading = read(text, changes);
  if ('refused' in reading) throw new Error(`${reading.refused.code}: ${reading.refused.reason}`);
  return reading;
}

/** A week of sound rows with one row put in on line 4, its predecessor dated Tuesday and its successors Thursday and Friday. */
const withRow = (row: string): string =>
  [
    header,
    '2024-01-01,10,11,9,10.5,100',
    '2024-01-02,10,11,9,10.5,100',
    row,
    '2024-01-04,10,11,9,10.5,100',
    '2024-01-05,10,11,9,10.5,100',
    '',
  ].join('\n');

test('bars carry the numbers of the file, oldest first, with their lines', () => {
  const { bars, rows, problems, lines } = accepted(withRow('2024-01-03,10,12,8,9,250.5'));
  expect(rows).toEqual({ read: 5, kept: 5, quarantined: 0 });
  expect(problems).toEqual([]);
  expect(bars).toMatchObject({ instrument: 'ABC', period: '1d', calendar: 'exchange', timezone: 'UTC' });
  expect(Array.from(bars.time)).toEqual([1, 2, 3, 4, 5].map((day) => Date.UTC(2024, 0, day)));
  expect([bars.open[2], bars.high[2], bars.low[2], bars.close[2], bars.volume?.[2]]).toEqual([10, 12, 8, 9, 250.5]);
  expect(Array.from(lines)).toEqual([2, 3, 4, 5, 6]);
});

test.each([
  ['2024-01-03,10,12,8,9', 'row', 'field-count'],
  ['2024-01-03,10,12,8,9,1,7', 'row', 'field-count'],
  ['2024-01-03,10,12,8,9,1,5,3', 'row', 'field-count'],
  ['2024-01-03,"10,12,8,9,100', 'row', 'bad-quote'],
  [',10,12,8,9,100', 'time', 'missing-field'],
  ['2024-01-03,10,12,8,,100', 'close', 'missing-field'],
  ['2024-01-03,10,12,8,9,', 'volume', 'missing-field'],
  ['2024-01-03,NaN,12,8,9,100', 'open', 'not-a-number'],
  ['2024-01-03,10,Infinity,8,9,100', 'high', 'not-a-number'],
  ['2024-01-03,10,12,0x8,9,100', 'low', 'not-a-number'],
  ['2024-01-03,10,12,8,9e0,100', 'close', 'not-a-number'],
  ['2024-01-03,10,12,8,nine,100', 'close', 'not-a-number'],
  ['2024-01-03,10,12,8,9,NULL', 'volume', 'not-a-number'],
  ['2024-01-03,0,12,8,9,100', 'open', 'not-positive'],
  ['2024-01-03,10,12,-8,9,100', 'low', 'not-positive'],
  ['2024-01-03,10,12,8,9,-1', 'volume', 'not-positive'],
  ['2024-01-03,10,1e308,8,9,100', 'high', 'not-a-number'],
  ['2024-01-03,10,1.0e+308,8,9,100', 'high', 'out-of-range'],
  ['2024-01-03,10,1.0e+999,8,9,100', 'high', 'out-of-range'],
  [`2024-01-03,10,${'9'.repeat(40)},8,9,100`, 'high', 'out-of-range'],
  ['2024-01-03,10,12,0.00000000000001,9,100', 'low', 'out-of-range'],
  ['2024-01-03,10,12,8,9,9999999999999999999', 'volume', 'out-of-range'],
  ['2024-01-03,10,8,12,9,100', 'high', 'high-below-low'],
  ['2024-01-03,13,12,8,9,100', 'open', 'outside-range'],
  ['2024-01-03,7,12,8,9,100', 'open', 'outside-range'],
  ['2024-01-03,10,12,8,12.01,100', 'close', 'outside-range'],
  ['2024-01-03,10,12,8,7.99,100', 'close', 'outside-range'],
  ['soon,10,12,8,9,100', 'time', 'bad-time'],
  ['2024-02-30,10,12,8,9,100', 'time', 'impossible-time'],
  ['1491-01-03,10,12,8,9,100', 'time', 'out-of-range'],
  ['2200-01-01,10,12,8,9,100', 'time', 'out-of-range'],
  ['2024-01-02,10,12,8,9,100', 'time', 'duplicate-time'],
  ['2023-12-29,10,12,8,9,100', 'time', 'backward-time'],
  ['2099-01-03,10,12,8,9,100', 'time', 'forward-time'],
])('the row %s is quarantined for its %s: %s', (row, field, code) => {
  const { rows, problems, bars } = accepted(withRow(row));
  expect(rows).toEqual({ read: 5, kept: 4, quarantined: 1 });
  expect(problems).toEqual([{ row: 4, field, code, reason: expect.stringMatching(/^[ -~]+$/) }]);
  expect(bars.time).toHaveLength(4);
});

test('open and close may leave the range by rounding only', () => {
  expect(accepted(withRow('2024-01-03,10,12,8,12.000000000001,100')).rows.kept).toBe(5);
  expect(accepted(withRow('2024-01-03,10,12,8,12.0000001,100')).rows.kept).toBe(4);
});

test('blank lines are no rows, and a trailing delimiter is no field', () => {
  expect(accepted(withRow('\n \n2024-01-03,10,12,8,9,100,,')).rows).toEqual({ read: 5, kept: 5, quarantined: 0 });
});

test('comma and semicolon, CRLF, quotes and a byte order mark give the same bars', () => {
  const plain = withRow('2024-01-03,10,12,8,9,100');
  const quoted = plain
    .replaceAll(/[^,\n]+/g, '"$&"')
    .replaceAll(',', ' ; ')
    .replaceAll('\n', '\r\n');
  expect(accepted(`\uFEFF${quoted}`)).toEqual(accepted(plain));
});

test('a date without a zone is midnight in the given zone, a time with a zone is not moved', () => {
  const rows = (times: readonly string[]): string =>
    [header, ...times.map((time) => `${time},10,11,9,10,5`)].join('\n');
  const local = accepted(rows(['2024-01-02', '2024-07-02']), { timezone: 'America/New_York', period: '26w' });
  expect(Array.from(local.bars.time)).toEqual([Date.UTC(2024, 0, 2, 5), Date.UTC(2024, 6, 2, 4)]);
  const zoned = accepted(rows(['2024-01-02T00:00Z', '2024-01-03T00:00Z']), { timezone: 'America/New_York' });
  expect(zoned.bars.time[0]).toBe(Date.UTC(2024, 0, 2));
});

test('a local time skipped in spring is quarantined; a day that has no midnight starts at its first instant', () => {
  const hours = [header, ...['01:00', '02:00', '03:00'].map((time) => `2024-03-10 ${time},10,11,9,10,5`)].join('\n');
  const { problems } = accepted(hours, { timezone: 'America/New_York', period: '1h' });
  expect(problems).toMatchObject([{ row: 3, field: 'time', code: 'nonexistent-time' }]);
  const days = [header, '2018-11-03,10,11,9,10,5', '2018-11-04,10,11,9,10,5'].join('\n');
  expect(accepted(days, { timezone: 'America/Sao_Paulo' }).bars.time[1]).toBe(Date.UTC(2018, 10, 4, 3));
});

test.each([
  ['oldest first', (rows: string[]) => rows],
  ['newest first', (rows: string[]) => [...rows].reverse()],
])('the hour repeated in autumn is read as two hours, %s', (_, order) => {
  const times = ['00:00', '01:00', '01:00', '02:00', '03:00'].map((time) => `2024-11-03 ${time},10,11,9,10,5`);
  const { bars } = accepted([header, ...order(times)].join('\n'), { timezone: 'America/New_York', period: '1h' });
  expect(Array.from(bars.time)).toEqual([4, 5, 6, 7, 8].map((hour) => Date.UTC(2024, 10, 3, hour)));
});

test('a file that is newest first is reversed, and says so', () => {
  const { bars, lines, notices, rows } = accepted(
    [header, '2024-01-03,3,3,3,3,1', '2024-01-02,2,2,2,2,1', '2024-01-01,1,1,1,1,1'].join('\n'),
  );
  expect(Array.from(bars.close)).toEqual([1, 2, 3]);
  expect(Array.from(lines)).toEqual([4, 3, 2]);
  expect(rows.quarantined).toBe(0);
  expect(notices).toContain('the file is newest first: its rows were reversed');
});

test('volume is undefined where the file states none, or zero throughout', () => {
  const withoutColumn = accepted('date,open,high,low,close\n2024-01-01,1,1,1,1\n2024-01-02,1,1,1,1\n');
  expect(withoutColumn.bars.volume).toBeUndefined();
  expect(withoutColumn.notices).toContain('the file states no volume');
  const zeros = accepted(`${header}\n2024-01-01,1,1,1,1,0\n2024-01-02,1,1,1,1,0\n`);
  expect(zeros.bars.volume).toBeUndefined();
  expect(zeros.notices).toContain('the volume is zero throughout: taken as not stated');
});

test('period and calendar are inferred and the inference is told', () => {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => `2024-01-0${day},1,1,1,1,1`);
  const reading = readCsvBars(Buffer.from([header, ...days].join('\n')), unstated);
  expect(reading).toMatchObject({ bars: { period: '1d', calendar: 'always' } });
  const { notices } = reading as CsvBars;
  expect(notices).toEqual([
    'the period is 1d, judged by the spacing of the bars',
    'the calendar is always, judged by the days and hours of the bars',
  ]);
});

test.each<[string, string, Partial<CsvOptions>]>([
  ['data.empty', header, {}],
  ['data.web-page', '<html>', {}],
  ['data.missing-column', 'date,close\n2024-01-01,1\n', {}],
  ['data.unknown-timezone', withRow(''), { timezone: 'Mars/Olympus' }],
  ['data.no-usable-rows', `${header}\n2024-01-01,1;5,1,1,1,1\n`, {}],
  ['data.period-mismatch', withRow(''), { period: '1h' }],
  ['data.too-many-rows', withRow(''), { policy: { ...marketPolicy, maxRows: 2 } }],
])('%s refuses the whole file', (code, text, changes) => {
  const reading = read(text, changes);
  expect(reading).toMatchObject({ refused: { code }, rows: { kept: 0 } });
  expect(reading).not.toHaveProperty('bars');
});

test('one bar has no period unless it is stated', () => {
  const one = Buffer.from(`${header}\n2024-01-01,1,1,1,1,1\n`);
  expect(readCsvBars(one, unstated)).toMatchObject({ refused: { code: 'data.unknown-period' } });
  expect(readCsvBars(one, options)).toMatchObject({ rows: { kept: 1 } });
});

test('two bars that are left of a dirty file have no period unless it is stated', () => {
  const two = Buffer.from(`${header}\n2024-01-01,1,1,1,1,1\n2024-01-02,1,1,1,1,1\n`);
  expect(readCsvBars(two, unstated)).toMatchObject({
    refused: { code: 'data.unknown-period', reason: expect.stringContaining('too few to judge their spacing') },
  });
  expect(readCsvBars(two, options)).toMatchObject({ rows: { kept: 2 } });
});

test('bars at irregular times have no period', () => {
  const days = ['01', '02', '04', '07', '11', '16', '22', '29'].map((day) => `2024-01-${day},1,1,1,1,1`);
  expect(readCsvBars(Buffer.from([header, ...days].join('\n')), unstated)).toMatchObject({
    refused: { code: 'data.unknown-period' },
  });
});

test('more rows than the first block of memory holds are read', () => {
  const rows = Array.from({ length: 3_000 }, (_, minute) => `${1_580_473_800 + 60 * minute},1,1,1,1,${minute}`);
  const { bars } = accepted([header, ...rows].join('\n'), { period: '1m', calendar: 'always' });
  expect(bars.time).toHaveLength(3_000);
  expect([bars.time[2_999], bars.volume?.[2_999]]).toEqual([(1_580_473_800 + 60 * 2_999) * 1_000, 2_999]);
});

test('a long field is shown cut', () => {
  const { problems } = accepted(withRow(`2024-01-03,10,12,8,${'9'.repeat(500)},1`));
  expect(problems[0]?.reason).toBe(`close ${'9'.repeat(48)}... is not a plain decimal number`);
});

test('a wrong period is answered with the likely one', () => {
  expect(read(withRow(''), { period: '1h' })).toMatchObject({ refused: { hint: 'perhaps --period 1d' } });
  expect(read(`${header}\n2024-01-01 00:00:01,1,1,1,1,1\n2024-01-01 00:00:02,1,1,1,1,1\n`)).toMatchObject({
    refused: { hint: 'check the file' },
  });
});

test('problems beyond the limit are counted, not listed', () => {
  const rows = ['2024-01-01,1,1,1,1,1', 'x,1,1,1,1,1', 'y,1,1,1,1,1', '2024-01-02,1,1,1,1,1'];
  const reading = accepted([header, ...rows].join('\n'), { policy: { ...marketPolicy, maxProblems: 1 } });
  expect(reading.problems).toHaveLength(1);
  expect(reading.rows).toEqual({ read: 4, kept: 2, quarantined: 2 });
});

test('bars written as CSV are read back to the last bit', () => {
  const price = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
  const bar = fc.record({
    prices: fc.array(price, { minLength: 4, maxLength: 4 }),
    volume: fc.double({ min: 1, max: 1e15, noNaN: true }),
    step: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(bar, { minLength: 2, maxLength: 30 }), fc.constantFrom(',', ';', '\t'), (drawn, delimiter) => {
      let day = Date.UTC(2000, 0, 1);
      const expected = drawn.map(({ prices, volume, step }, at) => {
        const [low = 1, open = 1, close = 1, high = 1] = [...prices].sort((a, b) => a - b);
        return [(day += (at % 2 === 0 ? step : 1) * 86_400_000), open, high, low, close, volume];
      });
      const text = [
        ['t', 'open', 'high', 'low', 'close', 'volume'],
        ...expected.map(([time, ...rest]) => [new Date(time!).toISOString(), ...rest]),
      ]
        .map((cells) => cells.join(delimiter))
        .join('\n');
      const { bars, rows } = accepted(text, { columns: { time: 't' }, calendar: 'always' });
      expect(rows.quarantined).toBe(0);
      const columns = [bars.time, bars.open, bars.high, bars.low, bars.close, bars.volume!];
      expect(expected.map((_, at) => columns.map((column) => column[at]))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
