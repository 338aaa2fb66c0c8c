import { inferCalendar, localDay } from '../../../src/domain/market/bar-calendar';
import { readWeekday } from '../../../src/domain/market/civil-date';
import { createZoneClock } from '../../../src/domain/market/zone-clock';

const hour = 3_600_000;
const day = 24 * hour;
const utc = createZoneClock('UTC');
const monday = Date.UTC(2024, 0, 1);

/** Hours from a Monday on for four weeks, where `open` says so. */
function hoursWhere(open: (weekday: number, hour: number) => boolean): Float64Array {
  const instants = Array.from({ length: 28 * 24 }, (_, count) => monday + count * hour);
  return Float64Array.from(
    instants.filter((instant) => open(new Date(instant).getUTCDay(), new Date(instant).getUTCHours())),
  );
}

const weekday = (number: number): boolean => number >= 1 && number <= 5;

test('bars on Saturdays mean the market never closes', () => {
  expect(
    inferCalendar(
      hoursWhere(() => true),
      { period: '1h', clock: utc },
    ),
  ).toBe('always');
  expect(
    inferCalendar(
      Float64Array.from({ length: 28 }, (_, count) => monday + count * day),
      { period: '1d', clock: utc },
    ),
  ).toBe('always');
});

test('bars around the clock on weekdays mean foreign exchange', () => {
  expect(inferCalendar(hoursWhere(weekday), { period: '1h', clock: utc })).toBe('fx');
  expect(
    inferCalendar(
      hoursWhere((number, at) => weekday(number) && at % 4 === 0),
      { period: '4h', clock: utc },
    ),
  ).toBe('fx');
});

test('bars of a session, of weekdays or of weeks mean an exchange', () => {
  expect(
    inferCalendar(
      hoursWhere((number, at) => weekday(number) && at >= 9 && at <= 15),
      { period: '1h', clock: utc },
    ),
  ).toBe('exchange');
  expect(
    inferCalendar(
      hoursWhere((number, at) => weekday(number) && at === 0),
      { period: '1d', clock: utc },
    ),
  ).toBe('exchange');
  expect(inferCalendar(Float64Array.of(monday, monday + 7 * day), { period: '1w', clock: utc })).toBe('exchange');
});

test('the weekday is that of the local date', () => {
  const tokyo = createZoneClock('Asia/Tokyo');
  const fridayEvening = Date.UTC(2024, 0, 5, 20);
  expect(readWeekday(localDay(fridayEvening, utc))).toBe(5);
  expect(readWeekday(localDay(fridayEvening, tokyo))).toBe(6);
  expect(readWeekday(localDay(Date.UTC(1969, 11, 28), utc))).toBe(7);
});
