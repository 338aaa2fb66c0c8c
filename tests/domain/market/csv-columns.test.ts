import { findColumns } from '../../../src/domain/market/csv-columns';

const find = (header: string, mapping = {}, row = '') => findColumns(header.split(','), mapping, row.split(','));

test.each([
  ['date,open,high,low,close,volume', [0, 1, 2, 3, 4, 5]],
  ['Volume,Close,Low,High,Open,Timestamp', [5, 4, 3, 2, 1, 0]],
  ['t,TS,o,h,l,c', [1, 2, 3, 4, 5, undefined]],
  ['Open Time,Open,High,Low,Close,Vol', [0, 1, 2, 3, 4, 5]],
  ['timestamp,1. open,2. high,3. low,4. close,5. volume', [0, 1, 2, 3, 4, 5]],
  ['unix,date,symbol,open,high,low,close,Volume BTC,Volume USDT,tradecount', [0, 3, 4, 5, 6, 7]],
  ['date,open,high,low,close,adjclose,volume', [0, 1, 2, 3, 4, 6]],
  ['date,adj close,open,high,low,close', [0, 2, 3, 4, 5, undefined]],
  [',open,high,low,close,', [0, 1, 2, 3, 4, undefined]],
  ['date,open,high,low,close,volume (BTC)', [0, 1, 2, 3, 4, 5]],
  ['date,open,high,low,close,volume2024', [0, 1, 2, 3, 4, undefined]],
  ['datetime,open,high,low,close,tick_volume', [0, 1, 2, 3, 4, undefined]],
])('the columns of %s are %j', (header, [time, open, high, low, close, volume]) => {
  const expected = { time, timeOfDay: undefined, open, high, low, close, volume };
  expect(find(header)).toEqual({ columns: expected, missing: [], twice: [] });
});

test('date and time of day in two columns are read together', () => {
  const header = '<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<TICKVOL>,<VOL>,<SPREAD>';
  expect(find(header, {}, '2020.01.31,09:30:00').columns).toMatchObject({ time: 0, timeOfDay: 1, volume: 7 });
});

test('a time column that holds no time of day is left alone', () => {
  expect(find('date,time,open,high,low,close', {}, '2020-01-31,1580473800').columns).toMatchObject({
    time: 0,
    timeOfDay: undefined,
  });
});

test('a mapping outdoes the usual names', () => {
  const mapping = { time: 'Stamp', close: 'ADJCLOSE', volume: 'tick_volume' };
  const header = 'date,stamp,open,high,low,close,adjclose,tick volume';
  expect(find(header, mapping).columns).toMatchObject({ time: 1, close: 6, volume: 7 });
});

test('what is missing is named, and a mapped volume must be there', () => {
  expect(find('date,close')).toEqual({ columns: undefined, missing: ['open', 'high', 'low'], twice: [] });
  expect(find('date,open,high,low,close', { volume: 'units', close: 'last' }).missing).toEqual(['last', 'units']);
});

test('a name over two columns does not say which is meant', () => {
  expect(find('date,open,high,low,Close,close')).toMatchObject({ columns: undefined, twice: ['Close'] });
});
