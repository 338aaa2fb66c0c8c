import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findFedDecision } from '../../../../src/domain/sensory/when/fed-meetings';
import { openTimingCalendar } from '../../../../src/domain/sensory/when/timing-events';
import { isShared } from '../../../support/shared-bars';

const calendar = openTimingCalendar({ calendar: 'exchange', timezone: 'America/New_York' });
const dayOf = (date: string): number => Date.parse(date) / 86_400_000;

test('April 2020 counted by hand: Good Friday is the 10th, options expire on the 17th, the Fed decides on the 29th', () => {
  expect(calendar.read(dayOf('2020-04-09'))).toEqual({
    inMonth: 7,
    leftInMonth: 14,
    toHoliday: 1,
    half: false,
    toExpiry: 5,
    toDecision: 13,
  });
  expect(calendar.read(dayOf('2020-04-17'))).toMatchObject({ toExpiry: 0 });
  expect(calendar.read(dayOf('2020-04-20'))).toMatchObject({ toExpiry: 19 });
  expect(calendar.read(dayOf('2020-04-29'))).toMatchObject({ toDecision: 0, leftInMonth: 1 });
  expect(calendar.read(dayOf('2020-04-30'))).toMatchObject({ leftInMonth: 0, inMonth: 21 });
});

test('where the third Friday is a holiday, options expire the day before', () => {
  // Good Friday 2008-03-21, 2019-04-19 and Juneteenth of 2026 fall on it.
  for (const date of ['2008-03-20', '2019-04-18', '2026-06-18'])
    expect(calendar.read(dayOf(date))).toMatchObject({ toExpiry: 0 });
});

test('a day on which nothing should trade is read as the one before', () => {
  expect(calendar.read(dayOf('2020-04-12'))).toEqual(calendar.read(dayOf('2020-04-09')));
});

test('the eve of a holiday and a half day are known ahead', () => {
  expect(calendar.read(dayOf('2019-11-27'))).toMatchObject({ toHoliday: 1, half: false });
  expect(calendar.read(dayOf('2019-11-29'))).toMatchObject({ half: true });
});

test('what always trades has neither holidays nor half days', () => {
  const always = openTimingCalendar({ calendar: 'always', timezone: 'UTC' });
  expect(always.read(dayOf('2020-12-25'))).toMatchObject({
    toHoliday: undefined,
    half: false,
    leftInMonth: 6,
    inMonth: 25,
  });
});

test('the schedule of the Fed is known from 1994 to the last year it has announced', () => {
  expect(findFedDecision(dayOf('1993-12-31'))).toBeUndefined();
  expect(findFedDecision(dayOf('1994-01-01'))).toBe(dayOf('1994-02-04'));
  expect(findFedDecision(dayOf('2026-12-09'))).toBe(dayOf('2026-12-09'));
  expect(findFedDecision(dayOf('2026-12-10'))).toBeUndefined();
});

const statements = 'text/fomc_statements.csv.gz';
(isShared(statements) ? test : test.skip)(
  'statements of the Fed were given on scheduled days, or in the crises it is known for',
  () => {
    const text = gunzipSync(
      fs.readFileSync(path.resolve(__dirname, '../../../../../shared/data', statements)),
    ).toString();
    const dates = [...text.matchAll(/^(\d{4}-\d\d-\d\d),/gm)].map(([, date = '']) => date);
    expect(dates.length).toBe(215);
    // Some are filed under the first day of a meeting of two, and one three days after it.
    const unscheduled = dates.filter((date) => {
      const decision = findFedDecision(dayOf(date) - 3);
      return decision === undefined || decision > dayOf(date) + 1;
    });
    expect(unscheduled).toEqual([
      ...[
        '1994-04-18',
        '1998-10-15',
        '2001-01-03',
        '2001-04-18',
        '2001-09-17',
        '2007-08-16',
        '2008-01-21',
        '2008-03-10',
      ],
      ...['2008-10-07', '2010-05-09', '2019-10-04', '2020-03-03', '2020-03-15', '2020-03-23'],
    ]);
  },
);
