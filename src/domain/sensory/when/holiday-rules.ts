import { countEpochDays, readWeekday } from '../../market/civil-date';

/** Days since 1970-01-01 of the days of a year on which an exchange rests or closes early, weekends aside, as they were known when the year began. */
export interface ExchangeYear {
  readonly closed: readonly number[];
  readonly half: readonly number[];
}

/** New York Stock Exchange, from 1993 on: rule 7.2 and its predecessors. Closings that nobody could know ahead (2001-09-11, storms, funerals) are not in it. */
export function listNyseYear(year: number): ExchangeYear {
  const closed = [
    // A New Year's Day on Saturday is not made up for: it would fall into the old year.
    ...(weekdayOf(year, 1, 1) === 6 ? [] : [shiftFromSunday(countEpochDays({ year, month: 1, day: 1 }))]),
    ...(year >= 1998 ? [nthWeekday({ year, month: 1 }, 1, 3)] : []),
    nthWeekday({ year, month: 2 }, 1, 3),
    computeEaster(year) - 2,
    lastMonday({ year, month: 5 }),
    ...(year >= 2022 ? [shiftFromWeekend(countEpochDays({ year, month: 6, day: 19 }))] : []),
    shiftFromWeekend(countEpochDays({ year, month: 7, day: 4 })),
    nthWeekday({ year, month: 9 }, 1, 1),
    nthWeekday({ year, month: 11 }, 4, 4),
    shiftFromWeekend(countEpochDays({ year, month: 12, day: 25 })),
  ];
  const half = [nthWeekday({ year, month: 11 }, 4, 4) + 1, ...beforeIndependence(year)];
  if (weekdayOf(year, 12, 24) <= 4) half.push(countEpochDays({ year, month: 12, day: 24 }));
  const announced = announcedHalfDays[year];
  if (announced) half.push(countEpochDays({ year, ...announced }));
  return { closed, half };
}

/** Early closings beside the rule, announced weeks ahead. */
const announcedHalfDays: Readonly<Record<number, { month: number; day: number }>> = {
  1997: { month: 12, day: 26 },
  1999: { month: 12, day: 31 },
  2003: { month: 12, day: 26 },
};

/** The day before Independence Day; when that was a Thursday, the Friday after it until 2012. */
function beforeIndependence(year: number): number[] {
  if (year < 1995) return [];
  const weekday = weekdayOf(year, 7, 3);
  if (weekday === 3 && year < 2013) return [countEpochDays({ year, month: 7, day: 5 })];
  return weekday <= 4 ? [countEpochDays({ year, month: 7, day: 3 })] : [];
}

/** London Stock Exchange: the bank holidays of England, with the royal days and moved holidays that were decreed. */
export function listLseYear(year: number): ExchangeYear {
  const decreed = decreedInLondon[year];
  const christmas = countEpochDays({ year, month: 12, day: 25 });
  const holidays = makeUp([christmas, christmas + 1]);
  const closed = [
    ...makeUp([countEpochDays({ year, month: 1, day: 1 })]),
    computeEaster(year) - 2,
    computeEaster(year) + 1,
    ...(decreed?.may ?? [nthWeekday({ year, month: 5 }, 1, 1)]),
    ...(decreed?.spring ?? [lastMonday({ year, month: 5 })]),
    lastMonday({ year, month: 8 }),
    ...holidays,
    ...(decreed?.further ?? []),
  ];
  const lastBefore = (day: number): number => {
    let last = day;
    while (readWeekday(last) > 5) last--;
    return last;
  };
  const eves = [lastBefore(christmas - 1), lastBefore(christmas + 6)];
  return { closed, half: eves.filter((day) => !closed.includes(day)) };
}

interface Decreed {
  readonly may?: readonly number[];
  readonly spring?: readonly number[];
  readonly further?: readonly number[];
}

const on = (year: number, month: number, ...days: number[]): number[] =>
  days.map((day) => countEpochDays({ year, month, day }));

const decreedInLondon: Readonly<Record<number, Decreed>> = {
  1995: { may: on(1995, 5, 8) },
  1999: { further: on(1999, 12, 31) },
  2002: { spring: on(2002, 6, 3, 4) },
  2011: { further: on(2011, 4, 29) },
  2012: { spring: on(2012, 6, 4, 5) },
  2020: { may: on(2020, 5, 8) },
  2022: { spring: on(2022, 6, 2, 3), further: on(2022, 9, 19) },
  2023: { further: on(2023, 5, 8) },
};

/** Easter Sunday in days since 1970-01-01 (Meeus 1991, after Butcher 1876). */
export function computeEaster(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * moon + 22 * week) / 451);
  const count = moon + week - 7 * shift + 114;
  return countEpochDays({ year, month: Math.floor(count / 31), day: (count % 31) + 1 });
}

interface Month {
  readonly year: number;
  readonly month: number;
}

/** The n-th such weekday of a month, 1 = Monday. */
export function nthWeekday(month: Month, weekday: number, n: number): number {
  const first = countEpochDays({ ...month, day: 1 });
  return first + ((weekday - readWeekday(first) + 7) % 7) + 7 * (n - 1);
}

function lastMonday(month: Month): number {
  const fifth = nthWeekday(month, 1, 5);
  const { year, month: number } = month;
  const next = countEpochDays(
    number === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: number + 1, day: 1 },
  );
  return fifth < next ? fifth : fifth - 7;
}

function weekdayOf(year: number, month: number, day: number): number {
  return readWeekday(countEpochDays({ year, month, day }));
}

/** Sunday's holiday is kept on Monday. */
function shiftFromSunday(day: number): number {
  return readWeekday(day) === 7 ? day + 1 : day;
}

/** Saturday's holiday is kept on Friday, Sunday's on Monday. */
function shiftFromWeekend(day: number): number {
  return readWeekday(day) === 6 ? day - 1 : shiftFromSunday(day);
}

/** Each holiday of a weekend moves to the next weekday that is not one already. */
function makeUp(days: readonly number[]): number[] {
  const kept = days.filter((day) => readWeekday(day) <= 5);
  for (const day of days.filter((each) => readWeekday(each) > 5)) {
    let moved = day;
    while (readWeekday(moved) > 5 || kept.includes(moved)) moved++;
    kept.push(moved);
  }
  return kept;
}
