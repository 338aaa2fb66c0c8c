import fc from 'fast-check';
import { openVolumeBuckets } from '../../../../src/domain/sensory/how/volume-buckets';
import { createRandom } from '../../../../src/domain/numerics/random';

test('buckets fill one after the other, and one trade may fill several', () => {
  const buckets = openVolumeBuckets(2);
  const states: [number, number][] = [];
  for (const [volume, side] of [
    [5, 1],
    [5, -1],
    [10, 1],
    [4, 1],
    [26, -1],
  ] as const) {
    buckets.add(volume, side, 10);
    states.push([buckets.toxicity, buckets.imbalance]);
  }
  expect(states[1]).toEqual([Number.NaN, Number.NaN]);
  // (5 - 5) / 10 and 10 / 10; then what is bought 4 and sold 6, and two sold whole.
  expect(states[2]).toEqual([0.5, 0.5]);
  expect(states[4]).toEqual([1, -1]);
});

test('a trade cut in pieces leaves the same buckets', () => {
  const trades = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.constantFrom(1, -1)), { minLength: 1 });
  fc.assert(
    fc.property(trades, (all) => {
      const whole = openVolumeBuckets(5);
      const pieces = openVolumeBuckets(5);
      for (const [volume, side] of all) {
        whole.add(volume, side, 8);
        for (let piece = 0; piece < volume; piece++) pieces.add(1, side, 8);
      }
      expect([whole.toxicity, whole.imbalance]).toEqual([pieces.toxicity, pieces.imbalance]);
    }),
  );
});

test('no volume, and no bucket to fill, change nothing', () => {
  const buckets = openVolumeBuckets(1);
  buckets.add(0, 1, 10);
  buckets.add(100, 1, 0);
  buckets.add(100, 1, Number.NaN);
  buckets.add(9, 1, 10);
  expect(buckets.toxicity).toBeNaN();
  buckets.add(1, 1, 10);
  expect(buckets.toxicity).toBe(1);
});

test('of trades by coin toss the toxicity is that of the coin: the root of 2 over pi times the trades in a bucket', () => {
  const random = createRandom(7);
  const buckets = openVolumeBuckets(2_000);
  for (let trade = 0; trade < 200_000; trade++) buckets.add(1, random.uniform() < 0.5 ? 1 : -1, 100);
  expect(buckets.toxicity).toBeCloseTo(Math.sqrt(2 / (Math.PI * 100)), 2);
  expect(buckets.imbalance).toBeCloseTo(0, 2);
});
