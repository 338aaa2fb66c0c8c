import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readMarketFile } from '../../src/adapters/market-data/market-file';
import type { CsvBars, CsvOptions } from '../../src/domain/market/csv-bars';

/** Files as vendors publish them, with the dirt they are known for. The data lies beside the project; where it is absent the suite is skipped. */
const folder = path.resolve(__dirname, '../../../shared/data');
const suite = fs.existsSync(folder) ? describe : describe.skip;

async function read(file: string, timezone: string, more: Partial<CsvOptions> = {}): Promise<CsvBars> {
  const reading = await readMarketFile(path.join(folder, file), { instrument: 'ABC', timezone, ...more });
  if ('refused' in reading) throw new Error(`${reading.refused.code}: ${reading.refused.reason}`);
  return reading;
}

const newYork = 'America/New_York';

function findLine(file: string, start: string): number {
  const text = gunzipSync(fs.readFileSync(path.join(folder, file))).toString();
  return text.split('\n').findIndex((line) => line.startsWith(start)) + 1;
}

suite('market data as published', () => {
  test('the VIX loses exactly the 47 days whose prices contradict each other, and states no volume', async () => {
    const { rows, problems, bars } = await read('volatility/VIX_daily.csv.gz', newYork);
    expect(rows).toEqual({ read: 8_317, kept: 8_270, quarantined: 47 });
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['outside-range']));
    expect(bars).toMatchObject({ period: '1d', calendar: 'exchange', volume: undefined });
  });

  test('hourly SPY is read whole in local time, the flash crash of 2010-05-06 where it was', async () => {
    const { rows, bars } = await read('equities_hourly/SPY_1h_raw.csv.gz', newYork);
    expect(rows).toEqual({ read: 40_832, kept: 40_832, quarantined: 0 });
    expect(bars).toMatchObject({ period: '1h', calendar: 'exchange' });
    const crash = bars.time.indexOf(Date.UTC(2010, 4, 6, 18));
    expect([bars.open[crash], bars.low[crash], bars.close[crash]]).toEqual([114.71, 106.13, 111.8]);
  });

  test('a dirty download, newest first and in seconds and milliseconds, keeps one row an hour', async () => {
    const { rows, problems, bars, notices, warnings } = await read(
      'crypto/dirty_BTCUSDT_1h_cryptodatadownload.csv.gz',
      'UTC',
    );
    expect(notices).toContain('the file is newest first: its rows were reversed');
    expect(rows).toEqual({ read: 37_550, kept: 34_901, quarantined: 2_649 });
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['duplicate-time']));
    expect(bars).toMatchObject({ period: '1h', calendar: 'always' });
    expect([bars.time[0], bars.time[34_900]]).toEqual([Date.UTC(2017, 7, 17, 4), Date.UTC(2021, 7, 11)]);
    // The first hour opens at 16,199.91 in a market at 4,300.
    expect(warnings[0]).toMatchObject({ row: 37_551, code: 'suspicious-range' });
  });

  test('spot foreign exchange has no volume, and trades around the clock on weekdays', async () => {
    const { rows, bars } = await read('fx_hourly/GBPUSD_1h.csv.gz', 'Europe/Athens');
    expect(rows.quarantined).toBeLessThan(10);
    expect(bars).toMatchObject({ period: '1h', calendar: 'fx', volume: undefined });
  });

  test('bid and ask columns are refused until it is said which to read', async () => {
    const file = path.join(folder, 'fx_hourly/EURUSD_1h_bidask.csv.gz');
    expect(await readMarketFile(file, { instrument: 'EURUSD', timezone: 'UTC' })).toMatchObject({
      refused: { code: 'data.missing-column', reason: expect.stringContaining('open, high, low, close') },
    });
    const columns = { open: 'bid_open', high: 'bid_high', low: 'bid_low', close: 'bid_close' };
    const { rows, bars } = await read('fx_hourly/EURUSD_1h_bidask.csv.gz', 'UTC', { columns });
    expect(rows.read).toBe(74_439);
    expect(bars.open[0]).toBe(1.31927);
  });

  test('rows out of order cost themselves and no other', async () => {
    const { rows, problems } = await read('crypto/XBTUSD_1m_bitfinex_2016.csv.gz', 'UTC');
    expect(rows.read).toBe(50_669);
    expect(rows.quarantined).toBeLessThan(100);
    expect(problems.every(({ field }) => field === 'time')).toBe(true);
  });

  test('an unadjusted split is warned of on its day, and the closure of September 2001', async () => {
    const file = 'equities_daily/alphavantage_VTI.csv.gz';
    const { warnings } = await read(file, newYork);
    expect(warnings.map(({ row, code }) => [row, code])).toEqual([
      [findLine(file, '2001-09-17'), 'gap'],
      [findLine(file, '2008-06-18'), 'suspicious-jump'],
      [findLine(file, '2010-05-06'), 'suspicious-range'],
    ]);
  });

  test('closes alone make no bars', async () => {
    const file = path.join(folder, 'equities_daily/skfolio_20stocks_close.csv.gz');
    expect(await readMarketFile(file, { instrument: 'ABC', timezone: newYork })).toMatchObject({
      refused: { code: 'data.missing-column' },
    });
  });
});
