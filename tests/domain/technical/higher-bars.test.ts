import fc from 'fast-check';
import type { Bars } from '../../../src/domain/market/bars';
import { openHigherBars } from '../../../src/domain/technical/higher-bars';
import { anyBars, flatBars } from '../../support/random-bars';

type Market = Pick<Bars, 'period' | 'calendar' | 'timezone'>;

const hourMs = 3_600_000;
const newYork = { timezone: 'America/New_York' } as const;
const days: Market = { period: '1d', calendar: 'exchange', ...newYork };

/** Bars at these instants; the bar at index t closes at t + 1, ranges from t to t + 3 and trades t + 1 units. */
function barsAt(times: readonly (string | number)[], market: Market): Bars {
  const time = Float64Array.from(times, (at) => (typeof at === 'string' ? Date.parse(at) : at));
  const close = time.map((_, t) => t + 1);
  const high = close.map((price) => price + 2);
  return {
    ...flatBars(0),
    ...market,
    time,
    open: close,
    high,
    low: close.map((price) => price - 1),
    close,
    volume: close,
  };
}

/** Days of 2020 at midnight in New York. */
const dates = (...texts: string[]): string[] =>
  texts.map((date) => `2020-${date}T0${date > '03-08' && date < '11-02' ? 4 : 5}:00Z`);

const inARow = (from: string, count: number, stepMs: number): number[] =>
  Array.from({ length: count }, (_, index) => Date.parse(from) + index * stepMs);

/** Higher bars closed by the end of each bar. */
function closedAt(bars: Bars, steps: number): number[] {
  const higher = openHigherBars(steps);
  return Array.from(bars.close, (_, t) => higher.push(bars, t));
}

/** Indices of the bars at which another higher bar was closed. */
function closings(bars: Bars, steps: number): number[] {
  return closedAt(bars, steps).flatMap((count, t, all) => (count > (all[t - 1] ?? 0) ? [t] : []));
}

test('a week of days is seen at the close of its Friday, not a day sooner, and the one in which the record begins never', () => {
  const bars = barsAt(dates('01-09', '01-10', '01-13', '01-14', '01-15', '01-16', '01-17', '01-20'), days);
  expect(closedAt(bars, 1)).toEqual([0, 0, 0, 0, 0, 0, 1, 1]);
});

test('nobody knows on Maundy Thursday that the week is over: it is closed by the bar of Easter Monday', () => {
  const bars = barsAt(dates('04-02', '04-06', '04-07', '04-08', '04-09', '04-13', '04-14', '04-17', '04-20'), days);
  expect(closedAt(bars, 1)).toEqual([0, 0, 0, 0, 0, 1, 1, 2, 2]);
});

test('where the market never rests a week ends with its Sunday', () => {
  const week = inARow('2020-01-05T00:00Z', 10, 24 * hourMs);
  expect(closings(barsAt(week, { period: '1d', calendar: 'always', timezone: 'UTC' }), 1)).toEqual([7]);
});

test('the Sunday evening of foreign exchange belongs to the week that it begins', () => {
  // Friday 13:00 in New York, then Sunday 17:00 on until Friday 17:00, in bars of four hours; then Sunday again.
  const fours = ['2020-01-10T18:00Z', ...inARow('2020-01-12T22:00Z', 30, 4 * hourMs), '2020-01-19T22:00Z'];
  const bars = barsAt(fours, { period: '4h', calendar: 'fx', ...newYork });
  expect(closings(bars, 2)).toEqual([31]);
});

test('several periods may close at one bar, each with its own row', () => {
  // A Thursday, a Thursday one week on without its Friday, then a Friday two weeks on.
  const bars = barsAt(dates('01-09', '01-16', '01-31'), days);
  const higher = openHigherBars(1);
  expect([0, 1, 2].map((t) => higher.push(bars, t))).toEqual([0, 0, 2]);
  expect(Array.from(higher.bars().close.subarray(0, 2))).toEqual([2, 3]);
});

test('a higher bar opens with its first, closes with its last, spans them all and adds up their volume', () => {
  const bars = barsAt(dates('01-10', '01-13', '01-14', '01-15', '01-16', '01-17'), days);
  const higher = openHigherBars(1);
  for (let t = 0; t < 6; t++) higher.push(bars, t);
  const week = higher.bars();
  expect(week).toMatchObject({ period: '1w', ...newYork });
  const first = [week.time, week.open, week.high, week.low, week.close, week.volume!].map((column) => column[0]);
  expect(first).toEqual([Date.parse('2020-01-13T05:00Z'), 2, 8, 1, 6, 2 + 3 + 4 + 5 + 6]);
});

test('a month ends with its last date: at the bar of the 29th where there is one, else with the next month', () => {
  expect(closings(barsAt(dates('01-31', '02-03', '02-27', '02-28', '03-02', '03-03'), days), 2)).toEqual([4]);
  const always: Market = { period: '1d', calendar: 'always', ...newYork };
  expect(closings(barsAt(dates('01-31', '02-01', '02-28', '02-29', '03-01'), always), 2)).toEqual([3]);
});

describe('when clocks change', () => {
  const hours: Market = { period: '1h', calendar: 'always', ...newYork };

  test('a day has 23 hours in spring and 25 in autumn', () => {
    // From Saturday midnight: that day is left out, the Sunday follows.
    expect(closings(barsAt(inARow('2020-03-07T05:00Z', 60, hourMs), hours), 2)).toEqual([24 + 23 - 1]);
    expect(closings(barsAt(inARow('2020-10-31T04:00Z', 60, hourMs), hours), 2)).toEqual([24 + 25 - 1]);
  });

  test('the four hours after midnight last three and five', () => {
    expect(closings(barsAt(inARow('2020-03-08T01:00Z', 9, hourMs), hours), 1)).toEqual([6]);
    expect(closings(barsAt(inARow('2020-11-01T00:00Z', 10, hourMs), hours), 1)).toEqual([8]);
  });

  test('the hour that the wall shows twice is two hours', () => {
    const quarters = barsAt(inARow('2020-11-01T04:00Z', 24, hourMs / 4), { ...hours, period: '15m' });
    expect(closings(quarters, 1)).toEqual([7, 11, 15, 19, 23]);
  });

  test('weeks of days go on as before', () => {
    const bars = barsAt(dates('03-05', '03-06', '03-09', '03-10', '03-11', '03-12', '03-13', '03-16'), days);
    expect(closings(bars, 1)).toEqual([6]);
  });
});

test('an hour begins at full hours of the wall in a zone of half hours', () => {
  // 09:30 to 11:30 in Kolkata, half an hour before or after those of Greenwich.
  const bars = barsAt(inARow('2020-01-06T04:00Z', 8, hourMs / 4), {
    period: '15m',
    calendar: 'exchange',
    timezone: 'Asia/Kolkata',
  });
  expect(closings(bars, 1)).toEqual([5]);
});

test('the last hour of an exchange does not close its day: that it was the last is known the next morning', () => {
  const session = (date: string): string[] => [14, 15, 16, 17, 18, 19, 20].map((hour) => `${date}T${hour}:30Z`);
  const bars = barsAt(
    ['01-06', '01-07', '01-08'].flatMap((date) => session(`2020-${date}`)),
    {
      period: '1h',
      calendar: 'exchange',
      ...newYork,
    },
  );
  expect(closings(bars, 2)).toEqual([14]);
});

test('a day that is stamped at its open or at its close is the same day', () => {
  const noon = dates('01-10', '01-13', '01-17', '01-20').map((text) => Date.parse(text) + 16 * hourMs);
  expect(closings(barsAt(noon, days), 1)).toEqual([2]);
});

test('one step up is the first rung that is at least twice as long; above the ladder there is none', () => {
  const named = (period: Bars['period'], steps: number): string | undefined => {
    const bars = barsAt(inARow('2020-01-06T00:00Z', 900, hourMs * 24 * 3), {
      period,
      calendar: 'always',
      timezone: 'UTC',
    });
    const higher = openHigherBars(steps);
    const closed = Array.from(bars.close, (_, t) => higher.push(bars, t)).at(-1);
    return closed === 0 ? undefined : higher.bars().period;
  };
  expect(named('1m', 1)).toBe('5m');
  expect(named('1m', 2)).toBe('15m');
  expect(named('10m', 1)).toBe('1h');
  expect(named('30m', 2)).toBe('4h');
  expect(named('4h', 1)).toBe('1d');
  expect(named('1d', 2)).toBe('30d');
  expect(named('1w', 1)).toBe('30d');
  expect(named('30d', 2)).toBe('365d');
  expect(named('365d', 1)).toBeUndefined();
});

test('what has been shown never changes, whatever bars come', () => {
  fc.assert(
    fc.property(anyBars({ minLength: 20, maxLength: 200 }), fc.constantFrom(1, 2), (bars, steps) => {
      const higher = openHigherBars(steps);
      const shown: number[][] = [];
      const row = (index: number): number[] => {
        const { time, open, high, low, close } = higher.bars();
        return [time, open, high, low, close].map((column) => column[index]!);
      };
      for (let t = 0; t < bars.close.length; t++) {
        const closed = higher.push(bars, t);
        expect(closed).toBeGreaterThanOrEqual(shown.length);
        while (shown.length < closed) shown.push(row(shown.length));
      }
      expect(shown.map((_, index) => row(index))).toEqual(shown);
    }),
  );
});

test('a week is seen exactly when a bar has reached its end or a later week has begun', () => {
  const weekOf = (instant: number): number => Math.floor((Math.floor(instant / (24 * hourMs)) - 4) / 7);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 80 }), (pauses) => {
      let day = 18_000;
      const times = pauses.map((pause) => (day += pause) * 24 * hourMs);
      const bars = barsAt(times, { period: '1d', calendar: 'always', timezone: 'UTC' });
      const expected = times.map((now, t) => {
        const over = (week: number): boolean => weekOf(now + 24 * hourMs) > week;
        const weeks = new Set(times.slice(0, t + 1).map(weekOf));
        weeks.delete(weekOf(times[0]!));
        return [...weeks].filter(over).length;
      });
      expect(closedAt(bars, 1)).toEqual(expected);
    }),
  );
});
