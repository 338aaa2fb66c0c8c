import { findPeriodMismatch, inferPeriod } from '../../../src/domain/market/bar-period';
import type { BarPeriod } from '../../../src/domain/market/bars';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function timesAt(spacing: number, count = 20): Float64Array {
  return Float64Array.from({ length: count }, (_, bar) => bar * spacing);
}

test.each<[number, BarPeriod]>([
  [minute, '1m'],
  [15 * minute, '15m'],
  [90 * minute, '90m'],
  [hour, '1h'],
  [4 * hour, '4h'],
  [day, '1d'],
  [23 * hour, '1d'],
  [7 * day, '1w'],
  [28 * day, '30d'],
  [31 * day, '30d'],
  [14 * day, '2w'],
])('bars %d ms apart are of period %s', (spacing, period) => {
  expect(inferPeriod(timesAt(spacing))).toBe(period);
});

test('weekends do not hide daily bars', () => {
  const weekdays = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14].map((number) => number * day);
  expect(inferPeriod(Float64Array.from(weekdays))).toBe('1d');
  expect(inferPeriod(Float64Array.of(0, day, 3 * day))).toBe('1d');
});

test('no period is read from one bar, seconds or more than 9,999 minutes', () => {
  expect(inferPeriod(timesAt(day, 1))).toBeUndefined();
  expect(inferPeriod(timesAt(1_000))).toBeUndefined();
  expect(inferPeriod(timesAt(10_007 * minute))).toBeUndefined();
});

test('a stated period fits bars at that spacing and bars with some missing', () => {
  expect(findPeriodMismatch(timesAt(hour), '1h')).toBeUndefined();
  expect(
    findPeriodMismatch(
      Float64Array.from([0, 3, 4, 9, 12], (count) => count * minute),
      '1m',
    ),
  ).toBeUndefined();
  expect(findPeriodMismatch(timesAt(31 * day), '30d')).toBeUndefined();
  expect(findPeriodMismatch(Float64Array.of(5), '1h')).toBeUndefined();
});

test('daily bars are not hourly, nor hourly bars daily', () => {
  expect(findPeriodMismatch(timesAt(day), '1h')).toBe('only 0.0 % of the bars start 1h after the one before');
  expect(findPeriodMismatch(timesAt(hour), '1d')).toBe('100.0 % of the bars start sooner than 1d after the one before');
});
