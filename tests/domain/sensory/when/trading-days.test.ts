import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { countEpochDays, readWeekday } from '../../../../src/domain/market/civil-date';
import { computeEaster } from '../../../../src/domain/sensory/when/holiday-rules';
import { openTradingDays } from '../../../../src/domain/sensory/when/trading-days';
import { isShared } from '../../../support/shared-bars';

const newYork = openTradingDays({ calendar: 'exchange', timezone: 'America/New_York' });
const london = openTradingDays({ calendar: 'exchange', timezone: 'Europe/London' });

type YearLists = Readonly<Record<'closed' | 'half', Readonly<Record<string, string>>>>;
const published = JSON.parse(
  fs.readFileSync(path.resolve(__dirname, '../../../fixtures/exchange-holidays.json'), 'utf8'),
) as Record<'newYork' | 'london', YearLists>;

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;
const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

const weekdaysOf = (year: number): number[] => {
  const [first, next] = [
    countEpochDays({ year, month: 1, day: 1 }),
    countEpochDays({ year: year + 1, month: 1, day: 1 }),
  ];
  return Array.from({ length: next - first }, (_, day) => first + day).filter((day) => readWeekday(day) <= 5);
};

/** What nobody knew when the year began: death, terror, storms. */
const unforeseen = [
  '1994-04-27',
  ...['2001-09-11', '2001-09-12', '2001-09-13', '2001-09-14'],
  '2004-06-11',
  '2007-01-02',
  ...['2012-10-29', '2012-10-30'],
  '2018-12-05',
  '2025-01-09',
];

test("a day number and its date are each other's inverse", () => {
  for (let day = -200_000; day < 200_000; day += 37) {
    const date = new Date(day * 86_400_000);
    expect(countEpochDays({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })).toBe(
      day,
    );
  }
});

test('Easter falls on its published days', () => {
  const sundays = [
    '1961-04-02',
    '1999-04-04',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2016-03-27',
    '2024-03-31',
    '2038-04-25',
  ];
  expect(sundays.map((sunday) => dateOf(computeEaster(Number(sunday.slice(0, 4)))))).toEqual(sundays);
});

describe.each([
  ['New York', newYork, published.newYork],
  ['London', london, published.london],
] as const)('%s', (_name, days, lists) => {
  const years = Object.keys(lists.closed).map(Number);
  const listed = (of: Readonly<Record<string, string>>): string[] =>
    Object.entries(of).flatMap(([year, dates]) => dates.split(' ').map((date) => `${year}-${date}`));

  test('rests on the weekdays of 34 years that are published, but for what nobody foresaw', () => {
    const closed = years
      .flatMap(weekdaysOf)
      .filter((day) => !days.isOpen(day))
      .map(dateOf);
    expect(closed).toEqual(listed(lists.closed).filter((date) => !unforeseen.includes(date)));
  });

  test('closes early on the days that are published', () => {
    const half = years
      .flatMap(weekdaysOf)
      .filter((day) => days.isHalf(day))
      .map(dateOf);
    expect(half).toEqual(listed(lists.half));
  });
});

const spy = 'equities_daily/SPY.csv.gz';
(isShared(spy) ? test : test.skip)(
  'SPY traded on every open day from 1993 to 2022 and on no other, but for what nobody foresaw',
  () => {
    const text = gunzipSync(fs.readFileSync(path.resolve(__dirname, '../../../../../shared/data', spy))).toString();
    const traded = new Set(
      text
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => dayOf(row.slice(0, 10))),
    );
    const wrong: string[] = [];
    for (let day = dayOf('1993-01-29'); day <= dayOf('2022-12-30'); day++)
      if (traded.has(day) !== newYork.isOpen(day)) wrong.push(dateOf(day));
    expect(wrong).toEqual(unforeseen.filter((date) => date < '2023'));
  },
);

test('the next open day lies beyond weekends and holidays, and before it the previous one', () => {
  expect(dateOf(newYork.next(dayOf('2020-04-09')))).toBe('2020-04-13');
  expect(dateOf(newYork.previous(dayOf('2020-04-13')))).toBe('2020-04-09');
  expect(dateOf(london.next(dayOf('2020-04-09')))).toBe('2020-04-14');
});

test('foreign exchange rests at weekends, at New Year and Christmas; what always trades never does', () => {
  const fx = openTradingDays({ calendar: 'fx', timezone: 'UTC' });
  const always = openTradingDays({ calendar: 'always', timezone: 'UTC' });
  const days = ['2020-01-01', '2020-04-10', '2020-12-25', '2020-12-26'].map(dayOf);
  expect(days.map(fx.isOpen)).toEqual([false, true, false, false]);
  expect(days.map(always.isOpen)).toEqual([true, true, true, true]);
});

test('an exchange whose holidays are not known rests at weekends only', () => {
  const unknown = openTradingDays({ calendar: 'exchange', timezone: 'Asia/Tokyo' });
  expect(weekdaysOf(2020).every((day) => unknown.isOpen(day) && !unknown.isHalf(day))).toBe(true);
});
