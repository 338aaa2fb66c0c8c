import fc from 'fast-check';
import { createWorlds } from '../../../src/domain/stress/worlds';
import { findFlaw, fingerprint, historyOf, returnsOf } from '../../support/price-paths';
import { anyBars, barsOf, walkBars } from '../../support/random-bars';
import { createRandom } from '../../../src/domain/numerics/random';

const counts = { bootstrap: 2, garch: 2 };

/** Volatility in clusters: quiet and wild half years. */
const clustered = ((): ReturnType<typeof barsOf> => {
  const random = createRandom(17);
  let price = 100;
  return barsOf(
    Array.from({ length: 1_500 }, (_, t) => {
      const open = price;
      price *= Math.exp((Math.floor(t / 125) % 2 === 0 ? 0.004 : 0.02) * random.normal());
      return {
        open,
        close: price,
        high: Math.max(open, price) * 1.001,
        low: Math.min(open, price) / 1.001,
        volume: 100 + t,
      };
    }),
  );
})();

/** Autocorrelation of the size of returns at the first lag. */
function clustering(returns: readonly number[]): number {
  const sizes = returns.map(Math.abs);
  const mean = sizes.reduce((sum, value) => sum + value, 0) / sizes.length;
  const variance = sizes.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return sizes.slice(1).reduce((sum, value, t) => sum + (value - mean) * (sizes[t]! - mean), 0) / variance;
}

test('worlds are sound bars of the same times, named and numbered, that begin where the history does', () => {
  const path = historyOf(clustered);
  const worlds = createWorlds(path, counts, 1);
  expect(worlds.map(({ name }) => name)).toEqual([
    'world-bootstrap-1',
    'world-bootstrap-2',
    'world-garch-1',
    'world-garch-2',
  ]);
  for (const world of worlds) {
    expect(findFlaw(world, path)).toBeUndefined();
    expect(world.bars.close[0]).toBe(clustered.close[0]);
  }
  expect(new Set(worlds.map(fingerprint)).size).toBe(4);
});

test('any bars have worlds: motionless, with gaps, without volume, a single one', () => {
  fc.assert(
    fc.property(anyBars({ maxLength: 40 }), fc.nat(), (bars, seed) => {
      for (const world of createWorlds(historyOf(bars), { bootstrap: 1, garch: 1 }, seed))
        expect(findFlaw(world, historyOf(bars))).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

test('equal seeds give equal worlds, and the third world does not depend on how many there are', () => {
  const path = historyOf(walkBars({ length: 400, seed: 2 }));
  const [, , third] = createWorlds(path, { bootstrap: 3, garch: 0 }, 7);
  const fifth = createWorlds(path, { bootstrap: 5, garch: 1 }, 7);
  expect(fingerprint(fifth[2]!)).toBe(fingerprint(third!));
  expect(fingerprint(createWorlds(path, { bootstrap: 1, garch: 0 }, 8)[0]!)).not.toBe(fingerprint(fifth[0]!));
  expect(createWorlds(path, { bootstrap: 0, garch: 0 }, 7)).toEqual([]);
});

test('a bootstrap world holds real bars only, in real runs', () => {
  const [world] = createWorlds(historyOf(clustered), { bootstrap: 1, garch: 0 }, 3);
  const real = returnsOf(clustered);
  const order = returnsOf(world!.bars).map((value) => real.findIndex((other) => Math.abs(value - other) < 1e-10));
  expect(Math.min(...order)).toBeGreaterThanOrEqual(0);
  const runs = order.filter((place, t) => t > 0 && place === order[t - 1]! + 1).length;
  expect(runs / order.length).toBeGreaterThan(0.7);
});

test('volatility still comes in clusters, in worlds of both kinds', () => {
  const real = clustering(returnsOf(clustered));
  expect(real).toBeGreaterThan(0.2);
  for (const { bars } of createWorlds(historyOf(clustered), counts, 4))
    expect(clustering(returnsOf(bars))).toBeGreaterThan(real / 3);
});

test('a garch world drifts as the history did, on the average of many', () => {
  const bars = walkBars({ length: 500, seed: 19, drift: 0.001 });
  const ends = createWorlds(historyOf(bars), { bootstrap: 0, garch: 60 }, 5).map((world) =>
    Math.log(world.bars.close[499]! / bars.close[0]!),
  );
  const mean = ends.reduce((sum, value) => sum + value, 0) / 60;
  // One end has a deviation of 0.01 sqrt(499) = 0.22, the mean of 60 one of 0.03.
  expect(Math.abs(mean - Math.log(bars.close[499]! / bars.close[0]!))).toBeLessThan(0.1);
});

test('volume follows its bar at the level of its time', () => {
  const volume = clustered.volume!.map((_, t) => (t < 750 ? 10 : 10_000));
  const [world] = createWorlds(historyOf({ ...clustered, volume }), { bootstrap: 1, garch: 0 }, 6);
  expect(Math.max(...world!.bars.volume!.subarray(1, 750))).toBeLessThan(2_600);
  const late = world!.bars.volume!.subarray(1_100);
  expect(late.filter((value) => value === 10_000).length / late.length).toBeGreaterThan(0.7);
});
