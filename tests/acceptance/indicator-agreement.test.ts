import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { sliceBars, type Bars } from '../../src/domain/market/bars';
import { technicalIndicatorsOracles, tradingSignalsOracles } from '../support/indicator-oracles/packages';
import { talibOracles } from '../support/indicator-oracles/talib';
import { compareColumns, listColumns, oracleBars } from '../support/indicator-table';
import { isShared, readSharedBars } from '../support/shared-bars';

const usual = 1e-9;
const columns = listColumns(oracleBars);

test.each(Object.entries(technicalIndicatorsOracles))('%s is that of technicalindicators', (ref, oracle) => {
  expect(compareColumns(ref, oracle.column(columns), oracle)).toBeLessThan(oracle.within ?? usual);
});

test.each(Object.entries(tradingSignalsOracles))('%s is that of trading-signals', (ref, oracle) => {
  expect(compareColumns(ref, oracle.column(columns), oracle)).toBeLessThan(oracle.within ?? usual);
});

test('a comparison notices a difference of a millionth', () => {
  const { column } = technicalIndicatorsOracles['sma(20)']!;
  const changed = column(columns).map((value, index) => (index === 1_000 ? value! * (1 + 1e-6) : value));
  expect(compareColumns('sma(20)', changed)).toBeGreaterThan(9e-7);
});

const python = process.env['EMP_BENCH_PYTHON'] ?? 'python3';
const hasTalib = spawnSync(python, ['-c', 'import talib']).status === 0;
const spy = 'equities_daily/SPY.csv.gz';

interface Disagreement {
  readonly ref: string;
  readonly worst: number;
}

/** Columns of TA-Lib that are not ours. Those whose function an older TA-Lib lacks are left out. */
function findDisagreements(bars: Bars): Disagreement[] {
  const script = path.resolve(__dirname, '../support/indicator-oracles/talib_columns.py');
  const calls = Object.values(talibOracles).map(({ call }) => call);
  const input = JSON.stringify({ bars: listColumns(bars), calls });
  const { stdout, stderr } = spawnSync(python, [script], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  expect(stderr).toBe('');
  const found = JSON.parse(stdout) as ((number | null)[] | null)[];
  expect(found.filter((column) => column !== null).length).toBeGreaterThan(30);
  return Object.entries(talibOracles).flatMap(([ref, { from, within = usual }], index) => {
    const column = found[index];
    const worst = column ? compareColumns(ref, column, { bars, from }) : 0;
    return worst < within ? [] : [{ ref, worst }];
  });
}

(hasTalib ? test : test.skip)('every column agrees with TA-Lib where that is installed for Python', () => {
  expect(findDisagreements(oracleBars)).toEqual([]);
});

(hasTalib && isShared(spy) ? test : test.skip)('and so it does on ten years of SPY', () => {
  expect(findDisagreements(sliceBars(readSharedBars(spy, '1d'), 0, 2_500))).toEqual([]);
});
