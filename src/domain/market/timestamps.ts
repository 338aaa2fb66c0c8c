import type { EpochMs } from './bars';
import { countEpochDays } from './civil-date';

/** A point in time as written: an instant when the text states its zone, else a reading of the local clock. */
export type Timestamp =
  | { readonly kind: 'instant'; readonly ms: EpochMs }
  /** `ms` counts as if the local clock showed UTC. `dateOnly`: no time of day was written. */
  | { readonly kind: 'local'; readonly ms: number; readonly dateOnly: boolean }
  | { readonly kind: 'unreadable'; readonly code: 'bad-time' | 'impossible-time'; readonly reason: string };

const dayMs = 86_400_000;
const epoch = /^(\d{9,10}|\d{12,13}|\d{15,16}|\d{18,19})(?:\.(\d{1,9}))?$/;
const calendarTime =
  /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?)?$/;

/**
 * Reads `2020-01-31`, `2020/01/31`, `2020.01.31`, `20200131`, each with an optional time of day (`T` or a blank, to the millisecond) and zone
 * (`Z`, `UTC`, `+02:00`), and Unix time as 9-10 digits of seconds, 12-13 of milliseconds, 15-16 of micro- and 18-19 of nanoseconds.
 * `01/02/2020` is ambiguous and not read; a calendar date that does not exist is impossible; finer than a millisecond is not rounded.
 */
export function parseTimestamp(text: string): Timestamp {
  const calendar = calendarTime.exec(text);
  if (calendar !== null) return readCalendarTime(calendar);
  const unix = epoch.exec(text);
  if (unix !== null) return readUnixTime(unix[1] ?? '', unix[2] ?? '');
  return { kind: 'unreadable', code: 'bad-time', reason: 'is not an ISO 8601 or Unix time' };
}

function readUnixTime(digits: string, fraction: string): Timestamp {
  // 9-10, 12-13, 15-16, 18-19 digits: every third power of ten is one unit.
  const unit = Math.floor((digits.length - 9) / 3);
  const exact = unit === 0 ? digits + fraction.padEnd(3, '0') : digits + fraction;
  const msDigits = digits.length + 3 - 3 * unit;
  if (/[1-9]/.test(exact.slice(msDigits))) return tooFine();
  return { kind: 'instant', ms: Number(exact.slice(0, msDigits)) };
}

function readCalendarTime(match: RegExpExecArray): Timestamp {
  const [, year, , month, day, hour, minute, second = '0', fraction = '', zone] = match;
  const date = civilDay(Number(year), Number(month), Number(day));
  if (date === undefined) return impossible('names a date that does not exist');
  if (hour === undefined) return { kind: 'local', ms: date * dayMs, dateOnly: true };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return impossible('names a time of day that does not exist');
  if (/[1-9]/.test(fraction.slice(3))) return tooFine();
  const clock = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1_000;
  const local = date * dayMs + clock + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (zone === undefined) return { kind: 'local', ms: local, dateOnly: false };
  const offset = zoneOffset(zone);
  return offset === undefined
    ? impossible('names a zone offset that does not exist')
    : { kind: 'instant', ms: local - offset };
}

function zoneOffset(zone: string): number | undefined {
  if (!/^[+-]/.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 15 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Days since 1970-01-01 of a date in the Gregorian calendar, undefined when there is no such date. */
export function civilDay(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return countEpochDays({ year, month, day });
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function impossible(reason: string): Timestamp {
  return { kind: 'unreadable', code: 'impossible-time', reason };
}

function tooFine(): Timestamp {
  return { kind: 'unreadable', code: 'bad-time', reason: 'is finer than a millisecond' };
}
