import { whenFeatures } from '../../../../src/domain/sensory/when/when-features';
import type { Bars } from '../../../../src/domain/market/bars';
import { flatBars } from '../../../support/random-bars';

function compute(name: string, bars: Bars, parameters: readonly number[] = []): number[] {
  const feature = whenFeatures.find((one) => one.name === name);
  if (!feature) throw new Error(`no feature ${name}`);
  return Array.from(feature.compute(bars, parameters));
}

/** Two hours a day, 10:00 and 11:00 in New York, for so many days; the first hour trades three times as much. */
function hourly(days: number): Bars {
  const length = 2 * days;
  const bars = flatBars(length);
  const time = Float64Array.from({ length }, (_, t) => Date.UTC(2020, 0, 6 + Math.floor(t / 2), 15 + (t % 2)));
  const volume = Float64Array.from({ length }, (_, t) => (t % 2 === 0 ? 300 : 100));
  return { ...bars, period: '1h', time, volume };
}

test('volume is held against what is usual at the time of day, not against the bar before', () => {
  const bars = hourly(8);
  bars.volume![15] = 200;
  const column = compute('volume-for-the-time', bars, [20]);
  expect(column.slice(0, 10).every(Number.isNaN)).toBe(true); // five days make a habit
  expect(column.slice(10, 15)).toEqual([1, 1, 1, 1, 1]);
  expect(column[15]).toBe(2);
});

test('the usual volume of the hour relative to the day: three quarters and a quarter of twice the mean', () => {
  const column = compute('liquidity-of-the-time', hourly(8), [20]);
  expect(column[14]!).toBeCloseTo(300 / (3_000 / 14.6), 0);
  expect(column[15]).toBeCloseTo(0.5, 1);
  expect(column[14]! / column[15]!).toBeGreaterThan(2.5);
});

test('a day has no time of day', () => {
  const daily = flatBars(20);
  for (const name of ['volume-for-the-time', 'range-for-the-time', 'liquidity-of-the-time'])
    expect(compute(name, daily, [10]).every(Number.isNaN)).toBe(true);
  for (const name of ['session-time', 'open-sessions']) expect(compute(name, daily).every(Number.isNaN)).toBe(true);
});

test('days to the next Fed decision are those of the calendar', () => {
  // 20 trading days in May 2020, 8 in June up to the 10th.
  const time = Float64Array.from(['2020-04-28T04:00Z', '2020-04-29T04:00Z', '2020-04-30T04:00Z'], Date.parse);
  expect(compute('days-to-fed-decision', { ...flatBars(3), time })).toEqual([1, 0, 28]);
});
