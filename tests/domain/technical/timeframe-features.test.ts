import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import { computeRelativeStrength } from '../../../src/domain/technical/relative-strength';
import { timeframeFeatures } from '../../../src/domain/technical/timeframe-features';
import { featureCases, sameBits, withOtherFuture } from '../../support/feature-laws';
import { anyBars, walkBars } from '../../support/random-bars';

const cases = featureCases(timeframeFeatures).filter(({ parameters }) => parameters[0]! <= 2);
const column = (bars: Bars, name: string, ...parameters: number[]): Float64Array =>
  timeframeFeatures.find((feature) => feature.name === name)!.compute(bars, parameters);

/** Days of a market that never rests, from a Sunday on: weeks are the rows 1 to 7, 8 to 14 and so on. */
const daysFromSunday = (length: number): Bars => {
  const bars = walkBars({ length, seed: 61, calendar: 'always', timezone: 'UTC' });
  return { ...bars, time: bars.time.map((_, t) => Date.UTC(2001, 0, 7) + t * 86_400_000) };
};

test('the higher close is that of the last whole week, held through the next', () => {
  const bars = daysFromSunday(40);
  const expected = bars.close.map((_, t) => (t < 7 ? Number.NaN : bars.close[Math.floor(t / 7) * 7]!));
  expect(sameBits(column(bars, 'higher-close', 1), expected)).toBe(true);
});

test('the higher RSI is the RSI of the weekly closes', () => {
  const bars = daysFromSunday(400);
  const weekly = bars.close.filter((_, t) => t > 0 && t % 7 === 0);
  const strength = computeRelativeStrength(weekly, 14);
  const seen = column(bars, 'higher-rsi', 1, 14).filter((_, t) => t > 0 && t % 7 === 0);
  expect(sameBits(seen, strength)).toBe(true);
});

test.each(cases)(
  '$ref does not change while a higher bar is forming, and not by what comes after',
  ({ feature, parameters }) => {
    fc.assert(
      fc.property(
        anyBars({ maxLength: 150 }),
        anyBars(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (bars, other, at) => {
          const cut = Math.floor(at * bars.close.length);
          const past = feature.compute(bars, parameters).subarray(0, cut);
          expect(sameBits(feature.compute(sliceBars(bars, 0, cut), parameters), past)).toBe(true);
          expect(sameBits(feature.compute(withOtherFuture(bars, other, cut), parameters).subarray(0, cut), past)).toBe(
            true,
          );
        },
      ),
      { numRuns: 25 },
    );
    const days = daysFromSunday(parameters[0] === 1 ? 500 : 2_200);
    const values = feature.compute(days, parameters);
    const changed = Array.from(values.keys()).filter((t) => t > 0 && !Object.is(values[t], values[t - 1]));
    expect(changed.length).toBeGreaterThan(8);
    const isLast = (t: number): boolean => new Date(days.time[t]! + 86_400_000).getUTCDate() === 1;
    expect(changed.every((t) => (parameters[0] === 1 ? t % 7 === 0 : isLast(t)))).toBe(true);
  },
);

test('the declared warm-up is enough on every timeframe of the ladder', () => {
  for (const { feature, parameters } of cases) {
    const warmup = feature.warmupBars(parameters);
    for (const period of ['1m', '5m', '1h', '1d'] as const) {
      const bars = walkBars({ length: warmup + 1, seed: 62, period, calendar: 'always', timezone: 'UTC' });
      expect(feature.compute(bars, parameters)[warmup]).not.toBeNaN();
    }
  }
});

test('prices in another currency change a price in proportion and nothing else at all; an index stays within 0 and 100', () => {
  const bars = walkBars({ length: 900, seed: 63 });
  const times = (prices: Float64Array): Float64Array => prices.map((price) => price * 4);
  const dear = {
    ...bars,
    open: times(bars.open),
    high: times(bars.high),
    low: times(bars.low),
    close: times(bars.close),
  };
  for (const { feature, parameters } of cases) {
    const values = feature.compute(bars, parameters);
    const expected = values.map((value) => (feature.unit === 'price' ? value * 4 : value));
    expect(sameBits(feature.compute(dear, parameters), expected)).toBe(true);
    if (feature.unit === 'index') expect(values.every((value) => !(value < 0 || value > 100 + 1e-9))).toBe(true);
  }
});
