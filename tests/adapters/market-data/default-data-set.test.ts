import { encodeDataSet } from '../../../src/domain/market/data-set';
import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';

test('the default data set is the S&P 500, 5,105 days from 2000-01-03 to 2020-04-17, without a bad row', async () => {
  const bars = await readDefaultBars();
  expect(bars).toMatchObject({ instrument: '^GSPC', period: '1d', calendar: 'exchange', timezone: 'America/New_York' });
  expect(bars.time).toHaveLength(5_105);
  const [first, last] = [bars.time[0]!, bars.time[5_104]!].map((instant) => new Date(instant).toISOString());
  expect([first, last]).toEqual(['2000-01-03T05:00:00.000Z', '2020-04-17T04:00:00.000Z']);
  // Yahoo Finance: the close of the first day, and the low of the covid crash on 2020-03-23.
  expect(bars.close[0]).toBe(1455.219971);
  expect(bars.close[bars.time.indexOf(Date.UTC(2020, 2, 23, 4))]).toBeCloseTo(2237.4, 2);
});

test('it has one id on every machine', async () => {
  expect(encodeDataSet(await readDefaultBars()).dataset).toBe(
    '333eb8252fa9bce68d7d3a050c7ad24caa2f8c723a69c8d854922421829774ac',
  );
});
