import fc from 'fast-check';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import {
  openTechnicalSignals,
  signalKinds,
  type TechnicalSignal,
} from '../../../src/domain/technical/technical-signals';
import { drawBars } from '../../support/drawn-bars';
import { withOtherFuture } from '../../support/feature-laws';
import { anyBars, flatBars, walkBars } from '../../support/random-bars';

function signalsOf(bars: Bars): (TechnicalSignal & { bar: number })[] {
  const stream = openTechnicalSignals();
  return Array.from(bars.close, (_, t) => stream.push(bars, t).map((signal) => ({ ...signal, bar: t }))).flat();
}

function votesOf(bars: Bars): number[] {
  const stream = openTechnicalSignals();
  return Array.from(bars.close, (_, t) => {
    stream.push(bars, t);
    return stream.combined();
  });
}

test('more than fifty signals in seven families, no name twice, each family with both directions', () => {
  expect(signalKinds.length).toBeGreaterThan(50);
  expect(new Set(signalKinds.map(({ name }) => name)).size).toBe(signalKinds.length);
  const sides = new Set(signalKinds.map(({ family, direction }) => `${family} ${direction}`));
  expect(sides.size).toBe(14);
});

// Down for 60 bars by a half, then up by one: the 20-bar average stands below the 50-bar one until it has caught up.
const turning = drawBars([
  [0, 130],
  [60, 100],
  [120, 160],
]);

test('the averages cross on the bar on which the faster one first stands above, and on no other', () => {
  const { close } = turning;
  const average = (t: number, period: number): number =>
    close.subarray(t - period + 1, t + 1).reduce((sum, value) => sum + value, 0) / period;
  const first = Array.from({ length: 71 }, (_, i) => 50 + i).find((t) => average(t, 20) > average(t, 50));
  const crosses = signalsOf(turning).filter(({ name }) => name === 'moving averages cross up');
  expect(crosses.map(({ bar }) => bar)).toEqual([first]);
  expect(crosses[0]).toMatchObject({ family: 'trend', direction: 1 });
});

test('a close beyond the channel signals once, as strong as it went beyond', () => {
  const quiet = drawBars([
    [0, 100],
    [30, 100.5],
    [60, 100],
    [61, 101],
    [62, 102],
  ]);
  const breaks = signalsOf(quiet).filter(({ name }) => name === 'close above the 20-bar channel');
  expect(breaks.filter(({ bar }) => bar > 40).map(({ bar }) => bar)).toEqual([61]);
  expect(breaks.at(-1)!.strength).toBeGreaterThan(0.2);
});

test('volume well above its mean confirms, and so does another family on the same side within three bars', () => {
  const bars = walkBars({ length: 1_500, seed: 2 });
  const signals = signalsOf(bars);
  for (const { bar, confirmedBy, direction, family } of signals) {
    const window = bars.volume!.subarray(Math.max(0, bar - 19), bar + 1);
    const usual = window.reduce((sum, value) => sum + value, 0) / 20;
    const heavy = bar >= 19 && bars.volume![bar]! >= 1.2 * usual;
    expect(confirmedBy.includes('heavy volume')).toBe(heavy);
    const others = signals.filter((one) => one.direction === direction && one.bar <= bar && one.bar > bar - 3);
    const families = new Set(others.map((one) => one.family));
    families.delete(family);
    expect(new Set(confirmedBy.filter((by) => by !== 'heavy volume'))).toEqual(families);
  }
});

test('a signal against the 200-bar average is filtered, one with it is not', () => {
  const signals = signalsOf(
    drawBars([
      [0, 100],
      [250, 350],
      [255, 345],
      [275, 365],
      [280, 360],
    ]),
  ).filter(({ bar }) => bar >= 200);
  const filtered = (direction: number): boolean[] =>
    signals.filter((one) => one.direction === direction).map(({ filteredBy }) => filteredBy.includes('trend'));
  expect(filtered(1).length).toBeGreaterThan(0);
  expect(filtered(-1).length).toBeGreaterThan(0);
  expect(new Set(filtered(1))).toEqual(new Set([false]));
  expect(new Set(filtered(-1))).toEqual(new Set([true]));
});

test('in a market twice as restless as usual every signal is filtered', () => {
  const calm = walkBars({ length: 300, seed: 4, volatility: 0.002 });
  const wild = walkBars({ length: 300, seed: 5, volatility: 0.03 });
  const factor = calm.close[249]! / wild.close[249]!;
  const joined = (own: Float64Array, other: Float64Array): Float64Array =>
    own.map((value, t) => (t < 250 ? value : other[t]! * factor));
  const bars = {
    ...calm,
    open: joined(calm.open, wild.open),
    high: joined(calm.high, wild.high),
    low: joined(calm.low, wild.low),
    close: joined(calm.close, wild.close),
  };
  const signals = signalsOf(bars);
  const of = (from: number, to: number) => signals.filter(({ bar }) => bar >= from && bar < to);
  expect(of(262, 275).length).toBeGreaterThan(5);
  expect(of(262, 275).every(({ filteredBy }) => filteredBy.includes('volatility'))).toBe(true);
  expect(of(120, 250).some(({ filteredBy }) => filteredBy.includes('volatility'))).toBe(false);
});

test('the vote is the mean over families of the strongest signal that is not filtered', () => {
  const bars = walkBars({ length: 600, seed: 7 });
  const signals = signalsOf(bars);
  const votes = votesOf(bars);
  votes.forEach((vote, t) => {
    const live = signals.filter(({ bar, filteredBy }) => bar <= t && bar > t - 3 && filteredBy.length === 0);
    const strongest = new Map<string, TechnicalSignal>();
    for (const signal of live)
      if (signal.strength >= (strongest.get(signal.family)?.strength ?? 0)) strongest.set(signal.family, signal);
    const spoken = [...strongest.values()].map(({ direction, strength }) => direction * strength);
    const expected = spoken.length === 0 ? 0 : spoken.reduce((sum, value) => sum + value, 0) / spoken.length;
    expect(vote).toBeCloseTo(expected, 12);
  });
});

test('the future changes no earlier signal, whether cut off or altered', () => {
  const bars = walkBars({ length: 500, seed: 8 });
  const other = walkBars({ length: 500, seed: 9 });
  for (const cut of [150, 377]) {
    const past = signalsOf(bars).filter(({ bar }) => bar < cut);
    expect(signalsOf(sliceBars(bars, 0, cut))).toEqual(past);
    expect(signalsOf(withOtherFuture(bars, other, cut)).filter(({ bar }) => bar < cut)).toEqual(past);
  }
});

test('no bars make it fail; strengths lie in 0 to 1 and votes in -1 to 1; without movement or volume there is less to say', () => {
  fc.assert(
    fc.property(anyBars({ maxLength: 120 }), (bars) => {
      for (const { strength } of signalsOf(bars)) {
        expect(strength).toBeGreaterThanOrEqual(0);
        expect(strength).toBeLessThanOrEqual(1);
      }
      for (const vote of votesOf(bars)) expect(Math.abs(vote)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 20 },
  );
  for (const length of [0, 1, 300]) expect(signalsOf(flatBars(length))).toEqual([]);
  const silent = { ...walkBars({ length: 400, seed: 3 }), volume: undefined };
  expect(
    signalsOf(silent).filter(({ family, confirmedBy }) => family === 'volume' || confirmedBy.includes('heavy volume')),
  ).toEqual([]);
});
