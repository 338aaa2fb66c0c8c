import type { Bars } from '../../../src/domain/market/bars';
import { createRandom } from '../../../src/domain/numerics/random';
import { openRangeStretches } from '../../../src/domain/regime/range-stretches';
import { barsOf, flatBars } from '../../support/random-bars';

/** Bars of a random walk of 78 steps each, so that a range is that of a market and not of two draws. */
function steppedBars(seed: number, length: number, volatility: (t: number) => number): Bars {
  const random = createRandom(seed);
  let price = 100;
  return barsOf(
    Array.from({ length }, (_, t) => {
      const open = price;
      let [high, low] = [price, price];
      for (let step = 0; step < 78; step++) {
        price *= Math.exp((volatility(t) / Math.sqrt(78)) * random.normal());
        high = Math.max(high, price);
        low = Math.min(low, price);
      }
      return { open, high, low, close: price };
    }),
  );
}

function readChanges(bars: Bars): (number | undefined)[] {
  const stretches = openRangeStretches();
  return Array.from(bars.close, (_, t) => stretches(bars, t)?.changeProbability(20));
}

test('a volatility that doubles is known within days', () => {
  const delays = Array.from({ length: 20 }, (_, seed) => {
    const changes = readChanges(steppedBars(100 + seed, 230, (t) => (t < 200 ? 0.01 : 0.02)));
    return changes.slice(200).findIndex((probability) => probability! > 0.5);
  });
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
  expect(delays.sort((a, b) => a - b)[10]).toBeLessThanOrEqual(4);
});

test('a volatility that stays changes in fewer than one bar of a hundred', () => {
  let [bars, changed] = [0, 0];
  for (let seed = 0; seed < 12; seed++) {
    const changes = readChanges(steppedBars(seed, 300, () => 0.01)).slice(80);
    bars += changes.length;
    changed += changes.filter((probability) => probability! > 0.5).length;
  }
  expect(changed / bars).toBeLessThan(0.01);
});

test('it speaks from the sixtieth range on, and a market without ranges has no stretches', () => {
  const changes = readChanges(steppedBars(1, 80, () => 0.01));
  expect(changes.findIndex((probability) => probability !== undefined)).toBe(59);
  expect(readChanges(flatBars(100)).every((probability) => probability === undefined)).toBe(true);
});
