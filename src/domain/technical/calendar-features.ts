import type { Bars } from '../market/bars';
import type { Feature, FeatureStream } from '../market/feature';
import { localDay } from '../market/bar-calendar';
import { computeStreamedColumn } from '../market/streamed-column';
import { readCivilDate, readWeekday } from '../market/civil-date';
import { readZoneClock } from './zone-clocks';

/**
 * Markets are said to keep habits of the calendar: weekends, month ends, Januaries. A bar's date is that of its start in the instrument's zone:
 * days since 1970-01-01 on the wall calendar there.
 */
function readLocalDay({ time, timezone }: Bars, t: number): number {
  return localDay(time[t]!, readZoneClock(timezone));
}

/**
 * Number of the trading day in its month, 1 for the first: days that had a bar, counted as they come, so holidays are known only by having
 * passed. Weekend bars of a market that rests at the weekend belong to the day before. The month in which the data begins
 * counts from its weekdays before the first bar.
 */
export function countTradingDays(bars: Bars): Float64Array {
  return computeStreamedColumn(bars, openTradingDays());
}

function openTradingDays(): FeatureStream {
  let previous = Number.NaN;
  let month = Number.NaN;
  let count = 0;

  function begin(bars: Bars, day: number): void {
    const trades = (one: number): boolean => bars.calendar === 'always' || readWeekday(one) <= 5;
    const date = readCivilDate(day);
    if (Number.isNaN(previous))
      for (let earlier = day - date.day + 1; earlier < day; earlier++) count += Number(trades(earlier));
    else if (date.year * 12 + date.month !== month) count = 0;
    count += Number(trades(day));
    month = date.year * 12 + date.month;
    previous = day;
  }

  return {
    push(bars, t) {
      const day = readLocalDay(bars, t);
      if (day !== previous) begin(bars, day);
      return Math.max(1, count);
    },
  };
}

/** One value a bar from its day, read once a day. */
function openPerDay(read: (day: number) => number): FeatureStream {
  let previous = Number.NaN;
  let value = Number.NaN;
  return {
    push(bars, t) {
      const day = readLocalDay(bars, t);
      if (day !== previous) value = read(day);
      previous = day;
      return value;
    },
  };
}

export const calendarFeatures: readonly Feature[] = [
  calendarFeature('day-of-week', {
    words: 'the day of the week (Monday = 1)',
    source: 'French 1980',
    last: 7,
    open: () => openPerDay(readWeekday),
  }),
  calendarFeature('day-of-month', {
    words: 'the day of the month',
    source: 'Ariel 1987',
    last: 31,
    open: () => openPerDay((day) => readCivilDate(day).day),
  }),
  calendarFeature('month', {
    words: 'the month (January = 1)',
    source: 'Rozeff and Kinney 1976',
    last: 12,
    open: () => openPerDay((day) => readCivilDate(day).month),
  }),
  calendarFeature('trading-day', {
    words: 'the trading day of the month',
    source: 'Lakonishok and Smidt 1988',
    last: 23,
    open: openTradingDays,
  }),
];

interface CalendarParts extends Pick<Feature, 'words' | 'source'> {
  readonly last: number;
  open(): FeatureStream;
}

function calendarFeature(name: string, { words, source, last, open }: CalendarParts): Feature {
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
    compute: (bars) => computeStreamedColumn(bars, open()),
    stream: open,
  };
}
