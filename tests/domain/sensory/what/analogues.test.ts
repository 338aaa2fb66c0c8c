import { createRandom } from '../../../../src/domain/numerics/random';
import { openAdaptiveInterval } from '../../../../src/domain/sensory/what/adaptive-interval';
import { openAnalogues, type AnalogueForecast } from '../../../../src/domain/sensory/what/analogues';
import { barsOf, flatBars, walkBars } from '../../../support/random-bars';
import type { Bars } from '../../../../src/domain/market/bars';

const horizon = 5;

function barsOfReturns(returns: readonly number[]): Bars {
  let close = 100;
  const rows = [close, ...returns.map((value) => (close *= Math.exp(value)))];
  return barsOf(rows.map((price) => ({ open: price, high: price, low: price, close: price })));
}

function forecastsOf(bars: Bars, windowBars: number): (AnalogueForecast | undefined)[] {
  const stream = openAnalogues(windowBars);
  return Array.from(bars.close, (_, t) => stream.push(bars, t));
}

/** The move over the horizon from bar `t`, in usual moves of the window up to it. */
function outcomeOf({ close }: Bars, t: number, windowBars: number): number {
  let squares = 0;
  for (let i = t - windowBars + 2; i <= t; i++) squares += Math.log(close[i]! / close[i - 1]!) ** 2;
  return Math.log(close[t + horizon]! / close[t]!) / Math.sqrt((squares / (windowBars - 1)) * horizon);
}

test('a market that repeats itself every 37 bars is foreseen', () => {
  const random = createRandom(1);
  const cycle = Array.from({ length: 37 }, () => 0.01 * random.normal());
  const bars = barsOfReturns(Array.from({ length: 700 }, (_, t) => cycle[t % 37]!));
  const forecasts = forecastsOf(bars, 20);
  for (let t = 660; t < 690; t++) expect(forecasts[t]?.mean).toBeCloseTo(outcomeOf(bars, t, 20), 6);
  expect(forecasts.at(-1)?.halfWidth).toBeLessThan(1e-6);
});

test('analogues are past, apart, known in their outcome, and the best first', () => {
  const bars = walkBars({ length: 700, seed: 4 });
  const stream = openAnalogues(20);
  for (let t = 0; t < 700; t++) {
    const forecast = stream.push(bars, t);
    const found = stream.analogues();
    if (!forecast) {
      expect(found).toEqual([]);
      continue;
    }
    if (t % 50 !== 0) continue;
    expect(found).toHaveLength(10);
    expect(forecast.mean).toBeCloseTo(found.reduce((sum, { outcome }) => sum + outcome, 0) / 10, 12);
    expect(forecast.agreement).toBeCloseTo(found.filter(({ outcome }) => outcome > 0).length / 10, 12);
    found.forEach(({ lag, distance, outcome }, index) => {
      expect(lag).toBeGreaterThanOrEqual(horizon);
      expect(outcome).toBeCloseTo(outcomeOf(bars, t - lag, 20), 9);
      if (index > 0) expect(distance).toBeGreaterThanOrEqual(found[index - 1]!.distance);
      for (const other of found.slice(0, index)) expect(Math.abs(other.lag - lag)).toBeGreaterThanOrEqual(horizon);
    });
  }
});

test('the interval learns each outcome once it is known, with the forecast and the half-width that were given for it', () => {
  const bars = walkBars({ length: 900, seed: 6 });
  const forecasts = forecastsOf(bars, 20);
  const interval = openAdaptiveInterval();
  forecasts.forEach((forecast, t) => {
    const past = forecasts[t - horizon];
    if (past) interval.observe(outcomeOf(bars, t - horizon, 20) - past.mean, past.halfWidth);
    if (!forecast) return;
    const expected = interval.halfWidth();
    if (Number.isNaN(expected)) expect(forecast.halfWidth).toBeNaN();
    else expect(forecast.halfWidth).toBeCloseTo(expected, 9);
  });
  expect(forecasts.at(-1)?.halfWidth).toBeGreaterThan(0);
});

describe('the interval holds nine of ten outcomes that it was given before', () => {
  const random = createRandom(11);
  const markets: [string, (before: number) => number][] = [
    ['a random walk', () => 0.01 * random.normal()],
    ['trending returns, AR(1) of 0.4', (before) => 0.4 * before + 0.01 * random.normal()],
    ['reverting returns, AR(1) of -0.4', (before) => -0.4 * before + 0.01 * random.normal()],
    ['returns with fat tails', () => (0.01 * random.normal()) / Math.sqrt(0.2 + random.uniform())],
  ];
  test.each(markets)('in %s', (_, step) => {
    let before = 0;
    const bars = barsOfReturns(Array.from({ length: 5_000 }, () => (before = step(before))));
    const forecasts = forecastsOf(bars, 20);
    let judged = 0;
    let held = 0;
    for (let t = 19; t + horizon < bars.close.length; t++) {
      const forecast = forecasts[t];
      if (!forecast || Number.isNaN(forecast.halfWidth)) continue;
      judged++;
      held += Number(Math.abs(outcomeOf(bars, t, 20) - forecast.mean) <= forecast.halfWidth);
    }
    expect(judged).toBeGreaterThan(4_500);
    // Outcomes of neighbouring bars overlap: one in five is new.
    expect(Math.abs(held / judged - 0.9)).toBeLessThan(2.5 * Math.sqrt((0.9 * 0.1) / (judged / horizon)));
  });
});

test('a short past and flat prices forecast nothing', () => {
  expect(forecastsOf(walkBars({ length: 260, seed: 1 }), 20).every((one) => one === undefined)).toBe(true);
  expect(forecastsOf(flatBars(500), 10).every((one) => one === undefined)).toBe(true);
});
