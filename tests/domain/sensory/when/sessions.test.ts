import { openSessionClock, openSessions } from '../../../../src/domain/sensory/when/sessions';

const at = (text: string): number => Date.parse(text);

test('London and New York overlap for four hours, one more in the weeks between their changes of the clock', () => {
  const count = openSessions();
  const hours = (date: string): number[] =>
    Array.from({ length: 24 }, (_, hour) => count(at(`${date}T${String(hour).padStart(2, '0')}:30Z`)));
  // Winter: London 08-17 UTC, New York 13-22; by hand also Sydney 21-06, Tokyo 00-09.
  expect(hours('2020-01-15')).toEqual([2, 2, 2, 2, 2, 2, 1, 1, 2, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1, 2, 1, 1]);
  // 2020-03-16: New York is on summer time (12-21), London is not yet.
  expect(hours('2020-03-16').slice(12, 17)).toEqual([2, 2, 2, 2, 2]);
});

test('no centre is open while all of them have their weekend', () => {
  expect(openSessions()(at('2020-01-18T12:00Z'))).toBe(0);
});

test('the session of New York passes from bell to bell, in summer and winter, and ends early on half days', () => {
  const clock = openSessionClock({ calendar: 'exchange', timezone: 'America/New_York' });
  expect(clock(at('2020-01-15T14:30Z'))).toBe(0);
  expect(clock(at('2020-07-15T13:30Z'))).toBe(0);
  expect(clock(at('2020-01-15T17:45Z'))).toBe(0.5);
  expect(clock(at('2020-01-15T21:00Z'))).toBe(1);
  expect(clock(at('2020-01-15T21:01Z'))).toBeNaN();
  expect(clock(at('2019-11-29T18:00Z'))).toBe(1); // 13:00 of the day after Thanksgiving
  expect(clock(at('2020-01-20T17:00Z'))).toBeNaN(); // Martin Luther King
});

test('the hours of other markets are not known', () => {
  expect(openSessionClock({ calendar: 'exchange', timezone: 'Asia/Tokyo' })(at('2020-01-15T02:00Z'))).toBeNaN();
  expect(openSessionClock({ calendar: 'fx', timezone: 'Europe/London' })(at('2020-01-15T12:00Z'))).toBeNaN();
});
