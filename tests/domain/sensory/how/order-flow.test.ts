import { openBulkVolume } from '../../../../src/domain/sensory/how/bulk-volume';
import { openOrderFlow } from '../../../../src/domain/sensory/how/order-flow';
import { barsOfCloses, walkBars } from '../../../support/random-bars';
import type { Bars } from '../../../../src/domain/market/bars';

/** Sides of a market that goes a point up and a point down, and then where it is told. */
function sideAfter(change: number): number {
  const bulk = openBulkVolume();
  for (let t = 0; t < 200; t++) bulk(100 + (t % 2));
  return bulk(101 + change);
}

test.each([
  [0, 0],
  [1, 0.6827],
  [-1, -0.6827],
  [1.96, 0.95],
  [50, 1],
])('a change of %d deviations gives %d more to one side: twice the normal distribution less one', (change, side) => {
  expect(sideAfter(change)).toBeCloseTo(side, 4);
});

test('bulk classification says nothing before it knows a deviation, nor on a market of one price', () => {
  const bulk = openBulkVolume();
  const sides = Array.from({ length: 60 }, (_, t) => bulk(100 + (t % 2)));
  expect(sides.findIndex((side) => !Number.isNaN(side))).toBe(51);
  const still = openBulkVolume();
  expect(Array.from({ length: 100 }, () => still(5)).every(Number.isNaN)).toBe(true);
});

function lastFlow(bars: Bars): { toxicity: number; imbalance: number } {
  const flow = openOrderFlow(10);
  for (let t = 0; t < bars.close.length; t++) flow.push(bars, t);
  return flow;
}

test('a market that only rises is bought, and as toxic as it is imbalanced; one that only falls is sold', () => {
  const rising = lastFlow(barsOfCloses(Array.from({ length: 400 }, (_, t) => 1_000 + t)));
  const falling = lastFlow(barsOfCloses(Array.from({ length: 400 }, (_, t) => 1_000 - t)));
  expect(rising.imbalance).toBeCloseTo(0.6827, 4);
  expect(rising.toxicity).toBeCloseTo(0.6827, 4);
  expect(falling.imbalance).toBeCloseTo(-0.6827, 4);
});

test('twice the volume everywhere changes nothing, and no volume leaves nothing', () => {
  const bars = walkBars({ length: 500, seed: 51 });
  const { toxicity, imbalance } = lastFlow(bars);
  const doubled = lastFlow({ ...bars, volume: bars.volume!.map((volume) => 2 * volume) });
  expect([doubled.toxicity, doubled.imbalance]).toEqual([toxicity, imbalance]);
  expect(lastFlow({ ...bars, volume: undefined }).toxicity).toBeNaN();
  expect(lastFlow({ ...bars, volume: bars.volume!.map(() => 0) }).toxicity).toBeNaN();
});
