import { findBarWarnings } from '../../../src/domain/market/bar-warnings';
import type { BarPeriod, Bars, TradingCalendar } from '../../../src/domain/market/bars';
import { marketPolicy } from '../../../src/domain/market/policy';
import { createZoneClock } from '../../../src/domain/market/zone-clock';

const clock = createZoneClock('UTC');

function barsAt(times: readonly string[], calendar: TradingCalendar, period: BarPeriod): Bars {
  const flat = new Float64Array(times.length).fill(100);
  const time = Float64Array.from(times, (text) => Date.parse(text.length > 10 ? `${text}Z` : text));
  return {
    instrument: 'ABC',
    period,
    calendar,
    timezone: 'UTC',
    time,
    open: flat,
    high: flat,
    low: flat,
    close: flat,
    volume: undefined,
  };
}

function warningsOf(bars: Bars) {
  const lines = Float64Array.from(bars.time, (_, bar) => bar + 2);
  return findBarWarnings(bars, { clock, policy: marketPolicy, lines });
}

const spells: readonly [string, TradingCalendar, BarPeriod, readonly string[], number][] = [
  ['a weekend', 'exchange', '1d', ['2024-01-05', '2024-01-08'], 0],
  ['Good Friday and Easter Monday', 'exchange', '1d', ['2024-03-28', '2024-04-02'], 0],
  ['the closure of September 2001', 'exchange', '1d', ['2001-09-10', '2001-09-17'], 1],
  ['two weeks', 'fx', '1d', ['2024-01-05', '2024-01-22'], 1],
  ['one missing day of a market that never closes', 'always', '1d', ['2024-01-05', '2024-01-07'], 1],
  ['a missing week', 'exchange', '1w', ['2024-01-05', '2024-01-19'], 1],
  ['a long month', 'exchange', '30d', ['2024-01-01', '2024-02-01'], 0],
  ['a night', 'exchange', '1h', ['2024-01-04T15:00', '2024-01-05T09:00'], 0],
  ['five hours inside a session', 'exchange', '1h', ['2024-01-04T09:00', '2024-01-04T14:00'], 1],
  ['two hours inside a session', 'exchange', '1h', ['2024-01-04T09:00', '2024-01-04T11:00'], 0],
  ['a weekend of foreign exchange', 'fx', '1h', ['2024-01-05T22:00', '2024-01-07T22:00'], 0],
  ['a day of foreign exchange', 'fx', '1h', ['2024-01-03T12:00', '2024-01-04T12:00'], 1],
  ['an outage of four hours', 'always', '1h', ['2024-01-03T12:00', '2024-01-03T16:00'], 1],
];

test.each(spells.map(([name, ...spell]) => [name, spell] as const))(
  'a gap is told from %s',
  (_, [calendar, period, times, gaps]) => {
    expect(warningsOf(barsAt(times, calendar, period)).filter(({ code }) => code === 'gap')).toHaveLength(gaps);
  },
);

test('a gap names the line, its length and the period', () => {
  expect(warningsOf(barsAt(['2001-09-10', '2001-09-17'], 'exchange', '1d'))).toEqual([
    { row: 3, code: 'gap', reason: '7.0 days after the bar before, the period is 1d' },
  ]);
  expect(warningsOf(barsAt(['2024-01-03T12:00', '2024-01-03T16:00'], 'always', '1h'))).toMatchObject([
    { reason: '4.0 hours after the bar before, the period is 1h' },
  ]);
});

function dailyBars(
  closes: readonly number[],
  { high = closes, low = closes }: { high?: readonly number[]; low?: readonly number[] } = {},
): Bars {
  const times = closes.map((_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10));
  const bars = barsAt(times, 'always', '1d');
  return { ...bars, close: Float64Array.from(closes), high: Float64Array.from(high), low: Float64Array.from(low) };
}

test('an unadjusted split is a suspicious jump', () => {
  expect(warningsOf(dailyBars([100, 101, 100, 50, 50.5, 50]))).toEqual([
    { row: 5, code: 'suspicious-jump', reason: 'closes -50.0 % from the bar before' },
  ]);
});

test('the crash of 1987 is not: it is a record, but a move of the market', () => {
  expect(warningsOf(dailyBars([282.7, 282.9, 224.84, 236.83]))).toEqual([]);
});

test('a series that always moves like that is not suspicious', () => {
  const wild = Array.from({ length: 40 }, (_, day) => (day % 2 === 0 ? 100 : 160));
  expect(warningsOf(dailyBars(wild))).toEqual([]);
});

test('a high far above the low is a suspicious range', () => {
  const closes = [100, 101, 102];
  expect(warningsOf(dailyBars(closes, { high: [101, 400, 103], low: [100, 100, 102] }))).toEqual([
    { row: 3, code: 'suspicious-range', reason: 'has its high 300.0 % above its low' },
  ]);
});

test('inside the day a smaller move is suspicious', () => {
  const times = Array.from({ length: 9 }, (_, minute) => `2024-01-03T12:0${minute}`);
  const bars = barsAt(times, 'always', '1m');
  const withLast = (close: number): Bars => ({
    ...bars,
    close: Float64Array.from(times, (_, at) => (at === 8 ? close : 100)),
  });
  expect(warningsOf(withLast(88))).toMatchObject([{ row: 10, code: 'suspicious-jump' }]);
  expect(warningsOf(withLast(92))).toEqual([]);
  expect(warningsOf({ ...withLast(88), period: '1d' }).filter(({ code }) => code === 'suspicious-jump')).toEqual([]);
});
