import type { Bars } from '../market/bars';
import type { Feature } from '../market/feature';
import { createZoneClock, type ZoneClock } from '../market/zone-clock';
import { readCivilDate, readWeekday } from './civil-date';

/** Markets are said to keep habits of the calendar: weekends, month ends, Januaries. The date is that of the bar's start in the instrument's zone. */
const dayMs = 86_400_000;

// A zone's clock is the same for every caller and slow to read; it remembers what it has looked up.
const clocks = new Map<string, ZoneClock>();

/** Days since 1970-01-01 on the wall calendar of the instrument's zone, one a bar. */
export function readLocalDays({ time, timezone }: Bars): Float64Array {
  let clock = clocks.get(timezone);
  if (!clock) clocks.set(timezone, (clock = createZoneClock(timezone)));
  const { offsetAt } = clock;
  const days = new Float64Array(time.length);
  for (let t = 0; t < days.length; t++) days[t] = Math.floor((time[t]! + offsetAt(time[t]!)) / dayMs);
  return days;
}

/**
 * Number of the trading day in its month, 1 for the first: days that had a bar, counted as they come, so holidays are known only by having
 * passed. Weekend bars of a market that rests at the weekend belong to the day before. The month in which the data begins
 * counts from its weekdays before the first bar.
 */
export function countTradingDays(bars: Bars): Float64Array {
  const days = readLocalDays(bars);
  const trades = (day: number): boolean => bars.calendar === 'always' || readWeekday(day) <= 5;
  const counts = new Float64Array(days.length);
  let previous = Number.NaN;
  let month = Number.NaN;
  let count = 0;
  for (let t = 0; t < days.length; t++) {
    const day = days[t]!;
    if (day !== previous) {
      const date = readCivilDate(day);
      if (t === 0) for (let earlier = day - date.day + 1; earlier < day; earlier++) count += Number(trades(earlier));
      else if (date.year * 12 + date.month !== month) count = 0;
      count += Number(trades(day));
      month = date.year * 12 + date.month;
      previous = day;
    }
    counts[t] = Math.max(1, count);
  }
  return counts;
}

/** One value a bar from its day, read once a day. */
const perDay =
  (read: (day: number) => number) =>
  (bars: Bars): Float64Array => {
    const column = readLocalDays(bars);
    let previous = Number.NaN;
    let value = Number.NaN;
    for (let t = 0; t < column.length; t++) {
      const day = column[t]!;
      if (day !== previous) value = read(day);
      previous = day;
      column[t] = value;
    }
    return column;
  };

export const calendarFeatures: readonly Feature[] = [
  calendarFeature('day-of-week', {
    words: 'the day of the week (Monday = 1)',
    source: 'French 1980',
    last: 7,
    compute: perDay(readWeekday),
  }),
  calendarFeature('day-of-month', {
    words: 'the day of the month',
    source: 'Ariel 1987',
    last: 31,
    compute: perDay((day) => readCivilDate(day).day),
  }),
  calendarFeature('month', {
    words: 'the month (January = 1)',
    source: 'Rozeff and Kinney 1976',
    last: 12,
    compute: perDay((day) => readCivilDate(day).month),
  }),
  calendarFeature('trading-day', {
    words: 'the trading day of the month',
    source: 'Lakonishok and Smidt 1988',
    last: 23,
    compute: countTradingDays,
  }),
];

interface CalendarParts extends Pick<Feature, 'words' | 'source' | 'compute'> {
  readonly last: number;
}

function calendarFeature(name: string, { words, source, last, compute }: CalendarParts): Feature {
  return {
    name,
    family: 'calendar',
    unit: 'ordinal',
    words,
    source,
    parameters: [],
    threshold: { min: 1, max: last, step: 1 },
    needsVolume: false,
    warmupBars: () => 0,
    compute,
  };
}
