import { measureSignals } from '../../../src/domain/technical/technical-signals-measurement';
import { openTechnicalSignals, signalKinds } from '../../../src/domain/technical/technical-signals';
import { createRandom } from '../../../src/domain/numerics/random';
import { flatBars, walkBars } from '../../support/random-bars';
import { isShared, readSharedBars } from '../../support/shared-bars';

test('a bet is a horizon away from the one before, is right where the close then stands on its side, and its base rate is that of all bars', () => {
  const bars = walkBars({ length: 700, seed: 12 });
  const horizon = 4;
  const stream = openTechnicalSignals();
  const bets: number[] = [];
  bars.close.forEach((_, t) => {
    const named = stream.push(bars, t).some(({ name }) => name === 'resistance bounce');
    if (named && t + horizon < 700 && (bets.length === 0 || t - bets.at(-1)! >= horizon)) bets.push(t);
  });
  const falls = (t: number): boolean => bars.close[t + horizon]! < bars.close[t]!;
  const row = measureSignals(bars, horizon).signals.find(({ signal }) => signal === 'resistance bounce')!;
  expect(bets.length).toBeGreaterThan(20);
  expect(row).toMatchObject({ family: 'level', direction: -1, count: bets.length });
  expect(row.hitRate).toBeCloseTo(bets.filter(falls).length / bets.length, 15);
  const known = Array.from({ length: 700 - horizon }, (_, t) => t);
  expect(row.baseRate).toBeCloseTo(known.filter(falls).length / known.length, 15);
  expect(row.interval!.lower).toBeLessThan(row.hitRate!);
  expect(row.interval!.upper).toBeGreaterThan(row.hitRate!);
});

test('every signal has a row and the combinations theirs; what never came has no figures', () => {
  const { signals } = measureSignals(walkBars({ length: 300, seed: 1 }), 5);
  expect(signals.map(({ signal }) => signal)).toEqual([
    ...signalKinds.map(({ name }) => name),
    ...['any confirmed signal up', 'vote up', 'any confirmed signal down', 'vote down'],
  ]);
  const absent = signals.filter(({ count }) => count === 0);
  expect(absent.length).toBeGreaterThan(0);
  for (const row of absent) {
    expect(Object.keys(row).sort()).toEqual(['baseRate', 'believed', 'count', 'direction', 'family', 'signal']);
    expect(row.believed).toBe(false);
  }
});

test('adjusted for all that came, a chance only grows, and belief follows it', () => {
  const { signals } = measureSignals(walkBars({ length: 1_000, seed: 3 }), 5);
  const tested = signals.filter(({ count }) => count > 0);
  for (const { pValue, adjustedPValue, believed } of tested) {
    expect(adjustedPValue).toBeGreaterThanOrEqual(pValue!);
    expect(believed).toBe(adjustedPValue! <= 0.05);
  }
  const smallest = Math.min(...tested.map(({ pValue }) => pValue!));
  expect(Math.min(...tested.map(({ adjustedPValue }) => adjustedPValue!))).toBeCloseTo(
    Math.min(1, smallest * tested.length),
    12,
  );
});

test('of markets without memory hardly one in twenty believes anything', () => {
  const markets = Array.from({ length: 16 }, (_, i) => measureSignals(walkBars({ length: 500, seed: 400 + i }), 3));
  const fooled = markets.filter(({ signals }) => signals.some(({ believed }) => believed));
  // Three or more of sixteen come about once in twenty-three at 5 %.
  expect(fooled.length).toBeLessThan(3);
});

test('a market that goes on where it went is found out by the signals that follow it', () => {
  const random = createRandom(17);
  const walk = walkBars({ length: 1_500, seed: 17 });
  let [step, log] = [0, 0];
  const closes = walk.close.map(() => {
    step = 0.9 * step + 0.002 * random.normal();
    return 100 * Math.exp((log += step));
  });
  const open = closes.map((_, t) => closes[Math.max(0, t - 1)]!);
  const bars = {
    ...walk,
    open,
    close: closes,
    high: closes.map((close, t) => Math.max(close, open[t]!) * 1.0005),
    low: closes.map((close, t) => Math.min(close, open[t]!) * 0.9995),
  };
  const { signals } = measureSignals(bars, 3);
  const believed = signals.filter((row) => row.believed).map(({ signal }) => signal);
  expect(believed).toContain('vote up');
  expect(believed).toContain('vote down');
});

test('the latest bar is the last, with what it says; without bars there is none and nothing fails', () => {
  const bars = walkBars({ length: 120, seed: 6 });
  const stream = openTechnicalSignals();
  let last: unknown;
  bars.close.forEach((_, t) => (last = stream.push(bars, t)));
  expect(measureSignals(bars, 5).latest).toEqual({ bar: 119, signals: last, combined: stream.combined() });
  expect(measureSignals(flatBars(0), 5)).not.toHaveProperty('latest');
  for (const length of [0, 1, 5, 60])
    expect(measureSignals(flatBars(length), 5).signals.every(({ count }) => count === 0)).toBe(true);
});

test.each([0, -1, 2.5, Number.NaN])('a horizon of %d bars is refused', (horizon) => {
  expect(() => measureSignals(flatBars(10), horizon)).toThrow(RangeError);
});

const sp500 = 'equities_daily/GSPC.csv.gz';
(isShared(sp500) ? test : test.skip)('on the S&P 500 of 1990 to 2022 no signal is believed a week ahead', () => {
  const { signals } = measureSignals(readSharedBars(sp500, '1d'), 5);
  expect(signals.filter(({ believed }) => believed)).toEqual([]);
  expect(signals.filter(({ count }) => count >= 20).length).toBeGreaterThan(35);
});
