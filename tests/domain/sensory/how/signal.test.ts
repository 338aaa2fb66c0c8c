import type { FairValueGap } from '../../../../src/domain/sensory/how/fair-value-gaps';
import { openFootprint } from '../../../../src/domain/sensory/how/footprint';
import type { Sweep } from '../../../../src/domain/sensory/how/liquidity-pools';
import type { OrderBlock } from '../../../../src/domain/sensory/how/order-blocks';
import { howPolicy } from '../../../../src/domain/sensory/how/policy';
import {
  computeBlockPull,
  computeGapPull,
  computeStructurePull,
  computeSweepPull,
} from '../../../../src/domain/sensory/how/signal';

const block: OrderBlock = {
  direction: 1,
  from: 0,
  to: 1,
  knownBar: 1,
  low: 98,
  high: 99,
  volumeRatio: 1.5,
  mitigated: false,
};
const sweep: Sweep = {
  direction: -1,
  from: 0,
  to: 1,
  low: 99,
  high: 100,
  swings: 2,
  bar: 10,
  at: 2,
  volumeRatio: 1.5,
};

test('the weights of the parts are 1 together', () => {
  expect(Object.values(howPolicy.sense.weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
});

test.each([
  [99, 1],
  [100, 0.5],
  [101, 0],
  [150, 0],
])('from a bullish block at 99 a close at %d, in ranges of 1, is pulled by %d', (close, pull) => {
  expect(computeBlockPull(block, { close, range: 1 })).toBeCloseTo(pull, 12);
  const bearish: OrderBlock = { ...block, direction: -1, low: 200 - 99, high: 200 - 98 };
  expect(computeBlockPull(bearish, { close: 200 - close, range: 1 })).toBeCloseTo(-pull, 12);
});

test('a block without a volume that confirms it counts half, and none without a range', () => {
  expect(computeBlockPull({ ...block, volumeRatio: undefined }, { close: 99, range: 1 })).toBe(0.5);
  expect(Math.abs(computeBlockPull(block, { close: 99, range: Number.NaN }))).toBe(0);
  expect(computeBlockPull(undefined, { close: 99, range: 1 })).toBe(0);
});

test.each([
  [10, 1.5, -1],
  [20, 1.5, -0.5],
  [30, 1.5, 0],
  [10, 1.1, -0.5],
  [10, undefined, -0.5],
])('at bar %d a sweep of highs at bar 10 on a volume ratio of %s pulls by %d', (t, volumeRatio, pull) => {
  expect(computeSweepPull({ ...sweep, volumeRatio }, t)).toBeCloseTo(pull, 12);
});

test('a broken structure keeps half of its pull once the break is history', () => {
  const structure = { ...openFootprint().structure, trend: -1 as const, breakBar: 10 };
  expect([10, 20, 30, 300].map((t) => computeStructurePull(structure, t))).toEqual([-1, -0.75, -0.5, -0.5]);
  expect(computeStructurePull({ ...structure, trend: 0 }, 10)).toBe(0);
});

test('a gap pulls towards itself by the lower end of its interval, and not at all while that is unknown', () => {
  const footprint = openFootprint();
  const gap: FairValueGap = {
    direction: 1,
    from: 0,
    to: 1,
    knownBar: 5,
    low: 99,
    high: 100,
    sizeClass: 0,
    openTo: 100,
  };
  expect(computeGapPull(footprint, gap, 5)).toBe(0);
  const table = footprint.gaps.survival[0]!;
  table.atRisk.fill(100);
  table.ended.fill(5);
  const survival = 0.95 ** 10;
  const error = survival * Math.sqrt((10 * 5) / (100 * 95));
  expect(computeGapPull(footprint, gap, 5)).toBeCloseTo(-(1 - survival - 1.959964 * error), 6);
  expect(computeGapPull(footprint, { ...gap, direction: -1 }, 5)).toBeCloseTo(1 - survival - 1.959964 * error, 6);
});
