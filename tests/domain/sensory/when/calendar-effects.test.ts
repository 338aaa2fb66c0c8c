import type { Bars } from '../../../../src/domain/market/bars';
import { createRandom } from '../../../../src/domain/numerics/random';
import { openCalendarEffects } from '../../../../src/domain/sensory/when/calendar-effects';
import { readWeekday } from '../../../../src/domain/market/civil-date';
import { openTradingDays } from '../../../../src/domain/sensory/when/trading-days';
import { flatBars } from '../../../support/random-bars';

/** Days of New York from 2000 on whose returns are drawn, with so many deviations more on Tuesdays. */
function drawDays(length: number, { seed, tuesday = 0 }: { seed: number; tuesday?: number }): Bars {
  const days = openTradingDays({ calendar: 'exchange', timezone: 'America/New_York' });
  const random = createRandom(seed);
  const time = new Float64Array(length);
  const close = new Float64Array(length);
  let day = days.next(10_956);
  let price = 100;
  for (let t = 0; t < length; t++) {
    price *= 1 + 0.01 * (random.normal() + (readWeekday(day) === 2 ? tuesday : 0));
    time[t] = day * 86_400_000 + 18_000_000;
    close[t] = price;
    day = days.next(day);
  }
  return { ...flatBars(length), time, open: close, high: close, low: close, close };
}

/** Names ever believed, and those believed before the last bar. */
function follow(bars: Bars): { ever: Set<string>; last: ReturnType<ReturnType<typeof openCalendarEffects>['coming']> } {
  const effects = openCalendarEffects(bars);
  const ever = new Set<string>();
  for (let t = 0; t < bars.close.length; t++) {
    effects.push(bars, t);
    for (const { name } of effects.coming()) ever.add(name);
  }
  return { ever, last: effects.coming() };
}

test('nothing is believed of markets without habits, however often one looks', () => {
  // Four years looked at every day: the level allows 2 of 40 markets, more than 7 have a probability below 1 in 1,000.
  let believers = 0;
  for (let seed = 0; seed < 40; seed++) believers += Number(follow(drawDays(1_000, { seed })).ever.size > 0);
  expect(believers).toBeLessThanOrEqual(7);
});

test('a strong habit is found, named, measured, and said before the bar it is about', () => {
  const bars = drawDays(3_000, { seed: 1, tuesday: 0.5 });
  const { ever } = follow(bars);
  expect([...ever]).toEqual(['Tuesdays']);
  const monday = bars.time.findLastIndex((instant) => readWeekday(Math.floor(instant / 86_400_000)) === 1);
  const before = follow({ ...bars, time: bars.time.slice(0, monday + 1), close: bars.close.slice(0, monday + 1) });
  expect(before.last).toMatchObject([{ name: 'Tuesdays' }]);
  const [{ edge, bars: measured } = { edge: 0, bars: 0 }] = before.last;
  // About 600 Tuesdays: four standard errors of a mean are 0.17 deviations.
  expect(Math.abs(edge - 0.5)).toBeLessThan(0.17);
  expect(measured).toBeGreaterThan(550);
});

test('a market that stands still, a single bar and bars of a week have no habits', () => {
  expect(follow(flatBars(500)).ever.size).toBe(0);
  expect(follow(flatBars(1)).ever.size).toBe(0);
  expect(follow({ ...drawDays(2_000, { seed: 1, tuesday: 1 }), period: '1w' }).ever.size).toBe(0);
});
