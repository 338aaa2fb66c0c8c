import type { Bars } from '../../../src/domain/market/bars';
import { createRandom } from '../../../src/domain/numerics/random';
import { applyFlashCrash } from '../../../src/domain/stress/flash-crash';
import { flatBars, walkBars } from '../../support/random-bars';

function crash(bars: Bars, seed = 17): Bars {
  return applyFlashCrash({ name: 'history', bars, liquidity: undefined }, createRandom(seed)).bars;
}

/** Bars whose low lies at least 9 % below their own open. */
const deepBars = ({ open, low }: Bars): number[] => Array.from(low.keys()).filter((t) => low[t]! < open[t]! * 0.91);

test('a day falls 10 % below its open, closes part-way back and wins the rest back within a week', () => {
  const bars = crash(flatBars(252));
  const [day, ...others] = deepBars(bars);
  expect(others).toEqual([]);
  expect(bars.low[day!]).toBe(90);
  expect(bars.high[day!]).toBe(100);
  // A third of the fall is left after 20 minutes, and 370 of the 1,950 minutes of recovery have passed at the close.
  const left = 0.34 * (1 - 370 / 1_950);
  expect(bars.close[day!]).toBeCloseTo(100 * 0.9 ** left, 9);
  const closes = Array.from(bars.close.subarray(day, day! + 7));
  closes.slice(1).forEach((close, t) => expect(close).toBeGreaterThanOrEqual(closes[t]!));
  expect(closes[6]).toBe(100);
});

test('there is about one a year, and outside them nothing changes', () => {
  const original = walkBars({ length: 252 * 12, seed: 3 });
  const bars = crash(original);
  expect(deepBars(bars)).toHaveLength(12);
  const changed = bars.close.filter((close, t) => close !== original.close[t]).length;
  expect(changed).toBeLessThanOrEqual(12 * 6);
  expect(bars.volume).toEqual(original.volume);
});

test('minute bars share the fall: five of them lead to the bottom', () => {
  const bars = crash({ ...flatBars(390 * 10), period: '1m' });
  const bottom = bars.low.indexOf(Math.min(...bars.low));
  expect(bars.low[bottom]).toBeCloseTo(90, 9);
  const falling = Array.from(
    bars.close.subarray(bottom - 5, bottom + 1),
    (close) => Math.log(close / 100) / Math.log(0.9),
  );
  falling.forEach((share, minute) => expect(share).toBeCloseTo(minute / 5, 9));
  // Two thirds are won back a quarter of an hour later.
  expect(Math.log(bars.close[bottom + 15]! / 100) / Math.log(0.9)).toBeCloseTo(0.34, 9);
});

test('an hour that holds the fall wins two thirds back by its close, as SPY did on 2010-05-06', () => {
  const bars = crash({ ...flatBars(1_000), period: '1h' });
  const [hour] = deepBars(bars);
  expect(bars.low[hour!]! / bars.open[hour!]! - 1).toBeCloseTo(-0.1, 9);
  const recovered = (bars.close[hour!]! - bars.low[hour!]!) / (bars.open[hour!]! - bars.low[hour!]!);
  expect(recovered).toBeGreaterThan(0.6);
  expect(recovered).toBeLessThan(0.75);
});
