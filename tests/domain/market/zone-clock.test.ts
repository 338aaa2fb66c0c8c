import fc from 'fast-check';
import { createZoneClock, isTimezone } from '../../../src/domain/market/zone-clock';

const hour = 3_600_000;
const utc = (text: string): number => Date.parse(`${text}Z`);

test('New York is five hours behind in winter and four in summer', () => {
  const clock = createZoneClock('America/New_York');
  expect(clock.offsetAt(utc('2020-01-15T12:00'))).toBe(-5 * hour);
  expect(clock.offsetAt(utc('2020-07-15T12:00'))).toBe(-4 * hour);
  expect(clock.instantsOf(utc('2020-01-15T09:30'))).toEqual([utc('2020-01-15T14:30')]);
});

test('the offset changes at the very instant of the change of clocks', () => {
  const clock = createZoneClock('America/New_York');
  const change = utc('2020-03-08T07:00');
  expect(clock.offsetAt(change - 1)).toBe(-5 * hour);
  expect(clock.offsetAt(change)).toBe(-4 * hour);
});

test('the hour skipped in spring has no instant, the hour repeated in autumn two', () => {
  const clock = createZoneClock('America/New_York');
  expect(clock.instantsOf(utc('2020-03-08T02:30'))).toEqual([]);
  expect(clock.instantsOf(utc('2020-11-01T01:30'))).toEqual([utc('2020-11-01T05:30'), utc('2020-11-01T06:30')]);
});

test('a zone of half-hour steps and a zone that skipped a day are followed', () => {
  const howe = createZoneClock('Australia/Lord_Howe');
  expect(howe.offsetAt(utc('2020-01-15T00:00'))).toBe(11 * hour);
  expect(howe.offsetAt(utc('2020-07-15T00:00'))).toBe(10.5 * hour);
  expect(createZoneClock('Pacific/Apia').instantsOf(utc('2011-12-30T12:00'))).toEqual([]);
});

test('UTC has no offset, and standard time is not assumed before it began', () => {
  expect(createZoneClock('UTC').offsetAt(0)).toBe(0);
  // Local mean time of New York until 18 November 1883: 4 h 56 min 2 s behind Greenwich.
  expect(createZoneClock('America/New_York').offsetAt(utc('1880-01-01T00:00'))).toBe(
    -(4 * 3_600 + 56 * 60 + 2) * 1_000,
  );
});

test('a zone is known or it is not', () => {
  expect(isTimezone('Europe/Berlin')).toBe(true);
  expect(isTimezone('Mars/Olympus')).toBe(false);
  expect(isTimezone('')).toBe(false);
  expect(() => createZoneClock('Mars/Olympus')).toThrow(RangeError);
});

test('every instant is among the instants of its own local time', () => {
  const zones = fc.constantFrom(
    'America/New_York',
    'Europe/London',
    'Asia/Tokyo',
    'Africa/Casablanca',
    'America/Sao_Paulo',
  );
  const clocks = new Map<string, ReturnType<typeof createZoneClock>>();
  fc.assert(
    fc.property(
      zones,
      fc.integer({ min: utc('1970-01-01T00:00') / 60_000, max: utc('2030-01-01T00:00') / 60_000 }),
      (zone, minute) => {
        const clock = clocks.get(zone) ?? createZoneClock(zone);
        clocks.set(zone, clock);
        const instant = minute * 60_000;
        expect(clock.instantsOf(instant + clock.offsetAt(instant))).toContain(instant);
      },
    ),
    { numRuns: 500 },
  );
});
