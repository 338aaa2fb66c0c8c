import fc from 'fast-check';
import type { Bars, TradingCalendar } from '../../../src/domain/market/bars';
import { calendarFeatures, countTradingDays } from '../../../src/domain/technical/calendar-features';
import { readCivilDate, readWeekday } from '../../../src/domain/market/civil-date';
import { flatBars } from '../../support/random-bars';

function barsAt(times: readonly string[], timezone: string, calendar: TradingCalendar = 'exchange'): Bars {
  return { ...flatBars(times.length), time: Float64Array.from(times, Date.parse), timezone, calendar };
}

const column = (name: string, bars: Bars): number[] =>
  Array.from(calendarFeatures.find((feature) => feature.name === name)!.compute(bars, []));

test('any date agrees with the platform calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_000, max: 200_000 }), (day) => {
      const date = new Date(day * 86_400_000);
      expect(readCivilDate(day)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      });
      expect(readWeekday(day)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
    }),
  );
});

test('the date is the one on the wall of the instrument, in winter and in summer', () => {
  // Midnight of Monday 2000-01-03 and of Monday 2000-07-03 in New York.
  const bars = barsAt(['2000-01-03T05:00Z', '2000-07-03T04:00Z', '2000-07-03T03:59Z'], 'America/New_York');
  expect(column('day-of-week', bars)).toEqual([1, 1, 7]);
  expect(column('day-of-month', bars)).toEqual([3, 3, 2]);
  expect(column('month', bars)).toEqual([1, 7, 7]);
  expect(column('day-of-week', { ...bars, timezone: 'Asia/Tokyo' })).toEqual([1, 1, 1]);
});

test('trading days count days that traded: Good Friday 2020 is not one', () => {
  const april = ['01', '02', '03', '06', '07', '08', '09', '13', '14', '15', '16', '17'];
  const bars = barsAt(['2020-03-31T04:00Z', ...april.map((day) => `2020-04-${day}T04:00Z`)], 'America/New_York');
  // March 2020 has 22 weekdays, all of them trading days.
  expect(Array.from(countTradingDays(bars))).toEqual([22, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('bars of one day share its number, and a weekend belongs to the day before unless the market never rests', () => {
  // 2021-08-01 is a Sunday.
  const times = [
    '2021-08-01T22:00Z',
    '2021-08-02T00:00Z',
    '2021-08-02T12:00Z',
    '2021-08-07T12:00Z',
    '2021-08-09T12:00Z',
  ];
  expect(Array.from(countTradingDays(barsAt(times, 'UTC', 'fx')))).toEqual([1, 1, 1, 1, 2]);
  expect(Array.from(countTradingDays(barsAt(times, 'UTC', 'always')))).toEqual([1, 2, 2, 3, 4]);
});

test('the same month a year later starts anew', () => {
  expect(Array.from(countTradingDays(barsAt(['2019-05-31T12:00Z', '2020-05-01T12:00Z'], 'UTC')))).toEqual([23, 1]);
});
