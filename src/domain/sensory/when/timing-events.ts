import type { Instrument } from '../../market/bars';
import { countEpochDays, readCivilDate, readWeekday } from '../../market/civil-date';
import { findFedDecision } from './fed-meetings';
import { nthWeekday } from './holiday-rules';
import { openTradingDays, type TradingDays } from './trading-days';

/** What the calendar says of one trading day; all of it was known before the day began. Counts are of trading days. */
export interface TimingOfDay {
  /** Days that remain in the month after this one. */
  readonly leftInMonth: number;
  /** Its number in the month, 1 the first. */
  readonly inMonth: number;
  /** Days to the next holiday on a weekday, 1 on its eve; undefined where none is known within a quarter. */
  readonly toHoliday: number | undefined;
  readonly half: boolean;
  /** Days to the next monthly expiry of options, the third Friday or the day before it where that is a holiday; 0 on the day. */
  readonly toExpiry: number;
  /** Days to the next scheduled decision of the Federal Reserve, 0 on the day; undefined where the schedule is not known. */
  readonly toDecision: number | undefined;
}

export interface TimingCalendar {
  /** Reads a day in days since 1970-01-01 of the instrument's zone. A day on which nothing should trade is read as the trading day before it. */
  read(day: number): TimingOfDay;
  /** The first day after this one on which the instrument is to trade. */
  next(day: number): number;
}

/** A quarter: no exchange goes so long without a holiday. */
const holidayReach = 70;

// What a calendar says is the same for every caller and slow to count; it remembers what it has read.
const calendars = new Map<string, TimingCalendar>();

export function openTimingCalendar(instrument: Pick<Instrument, 'calendar' | 'timezone'>): TimingCalendar {
  const name = `${instrument.calendar} ${instrument.timezone}`;
  let opened = calendars.get(name);
  if (!opened) calendars.set(name, (opened = createTimingCalendar(instrument)));
  return opened;
}

function createTimingCalendar(instrument: Pick<Instrument, 'calendar' | 'timezone'>): TimingCalendar {
  const days = openTradingDays(instrument);
  const known = new Map<number, TimingOfDay>();
  return {
    read(day) {
      let timing = known.get(day);
      if (!timing) known.set(day, (timing = readTiming(days.isOpen(day) ? day : days.previous(day), days)));
      return timing;
    },
    next: days.next,
  };
}

function readTiming(day: number, days: TradingDays): TimingOfDay {
  const { year, month } = readCivilDate(day);
  const first = countEpochDays({ year, month, day: 1 });
  const end =
    month === 12
      ? countEpochDays({ year: year + 1, month: 1, day: 1 })
      : countEpochDays({ year, month: month + 1, day: 1 });
  const decision = findFedDecision(day);
  return {
    inMonth: countOpen(days, first, day + 1),
    leftInMonth: countOpen(days, day + 1, end),
    toHoliday: findHoliday(day, days),
    half: days.isHalf(day),
    toExpiry: countOpen(days, day + 1, findExpiry(day, days) + 1),
    toDecision: decision === undefined ? undefined : countOpen(days, day + 1, decision + 1),
  };
}

/** Open days in [from, to). */
function countOpen(days: TradingDays, from: number, to: number): number {
  let count = 0;
  for (let day = from; day < to; day++) count += Number(days.isOpen(day));
  return count;
}

function findHoliday(from: number, days: TradingDays): number | undefined {
  let open = 0;
  for (let day = from + 1; day <= from + holidayReach; day++) {
    if (days.isOpen(day)) open++;
    else if (readWeekday(day) <= 5) return open + 1;
  }
  return undefined;
}

/** The expiry of this month or, once that is over, of the next. */
function findExpiry(day: number, days: TradingDays): number {
  const { year, month } = readCivilDate(day);
  const expiry = expiryOf({ year, month }, days);
  return expiry >= day
    ? expiry
    : expiryOf(month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }, days);
}

function expiryOf(month: { year: number; month: number }, days: TradingDays): number {
  const friday = nthWeekday(month, 5, 3);
  return days.isOpen(friday) ? friday : days.previous(friday);
}
