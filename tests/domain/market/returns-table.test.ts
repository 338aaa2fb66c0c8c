import fc from 'fast-check';
import { readReturnsTable, type ReturnsTable } from '../../../src/domain/market/returns-table';

const read = (text: string) => readReturnsTable(new TextEncoder().encode(text));

function requireTable(text: string): ReturnsTable {
  const result = read(text);
  if ('refused' in result) throw new Error(result.refused.message);
  return result.table;
}

function refusalOf(text: string) {
  const result = read(text);
  if ('table' in result) throw new Error('was read');
  return result.refused;
}

test('names, times and one column a strategy', () => {
  const table = requireTable('date,mine,"yours, too"\n2020-01-02,0.0012,-0.5%\r\n2020-01-03,-0.0034,+0.01\n');
  expect(table.names).toEqual(['mine', 'yours, too']);
  expect(table.series.map((values) => [...values])).toEqual([
    [0.0012, -0.0034],
    [-0.005, 0.01],
  ]);
  expect([...table.times!]).toEqual([Date.UTC(2020, 0, 2), Date.UTC(2020, 0, 3)]);
});

test('neither names nor times are needed', () => {
  const table = requireTable('0.01\n-0.02\n0.03\n');
  expect(table.names).toEqual(['column 1']);
  expect([...table.series[0]!]).toEqual([0.01, -0.02, 0.03]);
  expect(table.times).toBeUndefined();
});

test('other delimiters, days without hyphens, and an index that a program left without a name', () => {
  expect(requireTable(';a\n20200102;0.01\n20200103;0.02\n')).toMatchObject({ names: ['a'] });
  expect(requireTable('time\ta\n1577923200\t0.01\n1578009600\t0.02\n').series[0]).toHaveLength(2);
});

test('a first row of changes has no values: it is left out and counted, and so is no other row in part', () => {
  const table = requireTable('date,a,b\n2020-01-01,,NaN\n2020-01-02,0.01,0.02\n2020-01-03,0.01,0.02\n');
  expect(table.emptyRows).toBe(1);
  expect(table.series[0]).toHaveLength(2);
  expect(table.times).toHaveLength(2);
  expect(refusalOf('date,a,b\n2020-01-02,0.01,\n')).toMatchObject({
    code: 'returns.bad-cell',
    message: 'line 2, b: "" is no number',
  });
});

test.each([
  ['', 'returns.empty', 'holds no line'],
  ['date,a\n', 'returns.empty', 'names and no returns'],
  ['date\n2020-01-02\n', 'returns.no-columns', 'no column of returns'],
  ['a\n0.01\nabc\n', 'returns.bad-cell', 'line 3, a: "abc" is no number'],
  ['a,b\n0.01,0.02\n0.01\n', 'returns.bad-cell', 'line 3 has 1 values, 2 expected'],
  ['date,close\n2020-01-02,3257.85\n', 'returns.not-returns', 'cannot be the return of a period'],
  ['a\n-1.5\n', 'returns.not-returns', 'line 2, a: -1.5'],
  ['date,a\n2020-01-03,0.01\n2020-01-02,0.01\n', 'returns.bad-time', 'line 3: the time "2020-01-02" does not follow'],
  ['date,a\n2020-01-02,0.01\n2020-02-30,0.01\n', 'returns.bad-time', 'names a date that does not exist'],
])('%j is refused: what, where and what was expected', (text, code, message) => {
  const refused = refusalOf(text);
  expect(refused.code).toBe(code);
  expect(refused.message).toContain(message);
  expect(refused.hint).not.toBe('');
});

test.each([
  ['wealth that begins at 1', (row: number) => 1 + 0.01 * row],
  ['prices near 3', (row: number) => 3 + 0.1 * Math.sin(row)],
  ['per cent without a sign', (row: number) => 0.8 * Math.sin(row)],
])('%s is no column of returns, though each value could be one', (_, valueAt) => {
  const lines = Array.from({ length: 40 }, (_value, row) => valueAt(row).toFixed(4));
  expect(refusalOf(['a', ...lines].join('\n'))).toMatchObject({
    code: 'returns.not-returns',
    message: expect.stringContaining('half of the values'),
  });
});

test('two strategies of one name cannot be told apart', () => {
  expect(refusalOf('a,a\n0.01,0.02\n')).toMatchObject({ message: 'two columns are called a' });
});

test('what is written is what is read, to the last bit', () => {
  const returns = fc.double({ min: -1, max: 5, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  fc.assert(
    fc.property(fc.array(fc.tuple(returns, returns), { minLength: 1, maxLength: 9 }), (rows) => {
      const written = rows.map((row) => row.map((value) => value.toFixed(20).slice(0, 22)));
      const table = requireTable(['a,b', ...written.map((row) => row.join(','))].join('\n'));
      for (const [column, values] of table.series.entries())
        expect([...values]).toEqual(written.map((row) => Number(row[column]) + 0));
    }),
  );
});
