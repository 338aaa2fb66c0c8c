import { sliceBars, type Bars } from '../../../src/domain/market/bars';

const column = Float64Array.of(1, 2, 3, 4);
const prices = { time: column, open: column, high: column, low: column, close: column };
const bars: Bars = { instrument: 'ABC', period: '1d', calendar: 'fx', timezone: 'UTC', ...prices, volume: column };

test('a slice is a view: no prices are copied', () => {
  const slice = sliceBars(bars, 1, 3);
  for (const part of [slice.time, slice.open, slice.high, slice.low, slice.close, slice.volume!]) {
    expect(Array.from(part)).toEqual([2, 3]);
    expect(part.buffer).toBe(column.buffer);
  }
  expect(slice).toMatchObject({ instrument: 'ABC', period: '1d', calendar: 'fx', timezone: 'UTC' });
});

test('without a volume a slice has none', () => {
  expect(sliceBars({ ...bars, volume: undefined }, 0, 2).volume).toBeUndefined();
});
