import fc from 'fast-check';
import { civilDay, parseTimestamp } from '../../../src/domain/market/timestamps';

const noon = Date.UTC(2020, 0, 31, 12, 30);

test.each([
  ['2020-01-31', true],
  ['2020/01/31', true],
  ['2020.01.31', true],
  ['20200131', true],
  ['2020-01-31 12:30', false],
  ['2020-01-31T12:30:00', false],
  ['20200131 123000', false],
  ['2020.01.31 12:30:00.000', false],
])('%s is a local time', (text, dateOnly) => {
  expect(parseTimestamp(text)).toEqual({ kind: 'local', ms: dateOnly ? Date.UTC(2020, 0, 31) : noon, dateOnly });
});

test.each([
  ['2020-01-31T12:30Z', noon],
  ['2020-01-31 12:30:00 UTC', noon],
  ['2020-01-31T14:30:00+02:00', noon],
  ['2020-01-31T14:30:00+0200', noon],
  ['2020-01-31T07:30-05', noon],
  ['2020-01-31T12:30:00.123000Z', noon + 123],
  ['2020-01-31T12:30:00,5Z', noon + 500],
  ['1580473800', noon],
  ['1580473800.0', noon],
  ['1580473800.25', noon + 250],
  ['1580473800000', noon],
  ['1580473800000.0', noon],
  ['1580473800000000', noon],
  ['1580473800000000000', noon],
  ['946684800', Date.UTC(2000, 0, 1)],
  ['946684800000', Date.UTC(2000, 0, 1)],
])('%s is the instant %d', (text, ms) => {
  expect(parseTimestamp(text)).toEqual({ kind: 'instant', ms });
});

test.each([
  ['2023-02-30', 'impossible-time'],
  ['2023-02-29', 'impossible-time'],
  ['1900-02-29', 'impossible-time'],
  ['2020-00-10', 'impossible-time'],
  ['2020-13-01', 'impossible-time'],
  ['2020-04-31', 'impossible-time'],
  ['2020-01-00', 'impossible-time'],
  ['2020-01-31 24:00', 'impossible-time'],
  ['2020-01-31 12:60', 'impossible-time'],
  ['2020-01-31 12:30:60', 'impossible-time'],
  ['2020-01-31T12:30+16:00', 'impossible-time'],
  ['2020-01-31T12:30+02:60', 'impossible-time'],
  ['', 'bad-time'],
  ['yesterday', 'bad-time'],
  ['01/02/2020', 'bad-time'],
  ['31.01.2020', 'bad-time'],
  ['2020-1-31', 'bad-time'],
  ['2020-01/31', 'bad-time'],
  ['2020-01-31 04-AM', 'bad-time'],
  ['2020-01-31T12', 'bad-time'],
  ['12345', 'bad-time'],
  ['15804738000', 'bad-time'],
  ['-1580473800', 'bad-time'],
  ['1.5804738e9', 'bad-time'],
  ['1580473800.0001', 'bad-time'],
  ['1580473800000.5', 'bad-time'],
  ['1580473800000001', 'bad-time'],
  ['2020-01-31T12:30:00.1234Z', 'bad-time'],
])('%j is refused as %s', (text, code) => {
  expect(parseTimestamp(text)).toMatchObject({ kind: 'unreadable', code });
});

test('the leap day of 2000 and 2020 exists', () => {
  expect(parseTimestamp('2000-02-29')).toMatchObject({ ms: Date.UTC(2000, 1, 29) });
  expect(parseTimestamp('2020-02-29')).toMatchObject({ ms: Date.UTC(2020, 1, 29) });
});

test('every instant is read back from its ISO form and from its milliseconds', () => {
  const date = fc.date({ min: new Date('1973-03-04'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(date, (instant) => {
      const expected = { kind: 'instant', ms: instant.getTime() };
      expect(parseTimestamp(instant.toISOString())).toEqual(expected);
      expect(parseTimestamp(String(instant.getTime()))).toEqual(expected);
    }),
  );
});

test('a date exists exactly where the calendar has it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1600, max: 2400 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, day) => {
        const date = new Date(Date.UTC(year, month - 1, day));
        const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        expect(civilDay(year, month, day)).toBe(exists ? date.getTime() / 86_400_000 : undefined);
      },
    ),
    { numRuns: 1_000 },
  );
});
