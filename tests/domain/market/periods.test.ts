import type { BarPeriod, TradingCalendar } from '../../../src/domain/market/bars';
import {
  barsPerDay,
  isBarPeriod,
  isTradingCalendar,
  periodMs,
  periodMinutes,
  periodsPerYear,
} from '../../../src/domain/market/periods';

test.each(['1m', '15m', '4h', '1d', '30d', '9999w'])('%s is a period', (text) => {
  expect(isBarPeriod(text)).toBe(true);
});

test.each(['', 'd', '0d', '01d', '1.5h', '-1d', '10000m', '1y', '1D', '1d '])('%j is no period', (text) => {
  expect(isBarPeriod(text)).toBe(false);
});

test('periods have their usual lengths', () => {
  expect(periodMinutes('4h')).toBe(240);
  expect(periodMs('1m')).toBe(60_000);
  expect(periodMs('1w')).toBe(604_800_000);
});

test.each<[BarPeriod, TradingCalendar, number]>([
  ['1d', 'exchange', 252],
  ['1d', 'fx', 260],
  ['1d', 'always', 365],
  ['30m', 'exchange', 252 * 13],
  ['1h', 'fx', 260 * 24],
  ['1m', 'always', 365 * 1_440],
  ['1w', 'exchange', 365 / 7],
  ['1w', 'always', 365 / 7],
])('there are as many bars of %s on calendar %s in a year as trading time allows', (period, calendar, bars) => {
  expect(periodsPerYear({ period, calendar })).toBeCloseTo(bars, 9);
});

test('a bar longer than a day is a fraction of it', () => {
  expect(barsPerDay('2d', 'exchange')).toBe(0.5);
});

test('three calendars are known by name, and no property that every object has', () => {
  expect(['exchange', 'fx', 'always'].every(isTradingCalendar)).toBe(true);
  expect(['lunar', '', 'toString'].some(isTradingCalendar)).toBe(false);
});
