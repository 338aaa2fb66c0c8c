import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Bars } from '../../../src/domain/market/bars';
import { labelRegimes, regimeAt } from '../../../src/domain/regime/regime-labels';
import { findRegimeTransitions } from '../../../src/domain/regime/regime-transitions';
import { barsOf, barsOfCloses } from '../../support/random-bars';

test('a bar is named on each axis as soon as that axis is known', () => {
  const labels = labelRegimes(barsOfCloses(Array.from({ length: 40 }, (_, t) => 100 + t)));
  expect(regimeAt(labels, 0)).toEqual({ volatility: undefined, trend: undefined });
  expect(regimeAt(labels, 21)).toEqual({ volatility: 'low', trend: undefined });
  expect(regimeAt(labels, 39)).toEqual({ volatility: 'low', trend: 'trending' });
  expect(() => regimeAt(labels, 40)).toThrow(RangeError);
});

const file = path.resolve(__dirname, '../../../../shared/data/equities_daily/GSPC.csv.gz');
const suite = fs.existsSync(file) ? describe : describe.skip;

suite('on the S&P 500 of 1990 to 2022', () => {
  let bars: Bars;
  let dates: string[];
  beforeAll(() => {
    const rows = gunzipSync(fs.readFileSync(file)).toString().trim().split('\n').slice(1);
    const cells = rows.map((row) => row.split(','));
    dates = cells.map(([date]) => date!);
    bars = barsOf(
      cells.map(([, open, high, low, close]) => ({
        open: Number(open),
        high: Number(high),
        low: Number(low),
        close: Number(close),
      })),
    );
  });

  test.each([
    ['2008-10-31', 'high'],
    ['2011-08-31', 'high'],
    ['2020-03-31', 'high'],
    ['1995-06-30', 'low'],
    ['2017-06-30', 'low'],
  ])('%s is a time of %s volatility', (date, volatility) => {
    expect(regimeAt(labelRegimes(bars), dates.indexOf(date)).volatility).toBe(volatility);
  });

  test('the regime changes a few times a year, not every week', () => {
    const perYear = findRegimeTransitions(labelRegimes(bars).volatility).length / 33;
    expect(perYear).toBeGreaterThan(1);
    expect(perYear).toBeLessThan(8);
  });
});
