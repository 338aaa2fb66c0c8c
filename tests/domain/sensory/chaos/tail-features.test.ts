import { createRandom } from '../../../../src/domain/numerics/random';
import { computeStreamedColumn } from '../../../../src/domain/market/streamed-column';
import { openTailAsymmetry, openTailIndex } from '../../../../src/domain/sensory/chaos/tail-features';
import { openVolatilityOfVolatility } from '../../../../src/domain/sensory/chaos/volatility-of-volatility';
import { barsOfCloses } from '../../../support/random-bars';
import type { Bars } from '../../../../src/domain/market/bars';

function barsOfReturns(returns: readonly number[]): Bars {
  let price = 100;
  return barsOfCloses([100, ...returns.map((change) => (price *= Math.exp(change)))]);
}

test('the tail index, by hand: one large move in ten against the next', () => {
  const returns = [0.01, -0.01, 0.02, -0.02, 0.01, 0.01, -0.04, 0.01, 0.02, -0.01];
  // The greatest is twice the next: Hill's shape is ln 2.
  expect(computeStreamedColumn(barsOfReturns(returns), openTailIndex(10))[10]).toBeCloseTo(1 / Math.log(2), 7);
});

test.each([2, 3, 4])('returns with a power tail of index %d have about that index', (index) => {
  const random = createRandom(index);
  const returns = Array.from(
    { length: 3_000 },
    () => (random.uniform() < 0.5 ? -0.002 : 0.002) * Math.pow(1 - random.uniform(), -1 / index),
  );
  const column = computeStreamedColumn(barsOfReturns(returns), openTailIndex(3_000));
  // Standard error of 300 order statistics.
  expect(Math.abs(column[3_000]! / index - 1)).toBeLessThan(3 / Math.sqrt(300));
});

test('the asymmetry, by hand: the worst of twenty over the best, and its reciprocal upside down', () => {
  const swings = { 4: 0.02, 7: -0.06 } as Readonly<Record<number, number>>;
  const returns = Array.from({ length: 20 }, (_, i) => swings[i] ?? (i % 2 === 0 ? 0.01 : -0.01));
  expect(computeStreamedColumn(barsOfReturns(returns), openTailAsymmetry(20))[20]).toBeCloseTo(3, 9);
  const reversed = returns.map((change) => -change);
  expect(computeStreamedColumn(barsOfReturns(reversed), openTailAsymmetry(20))[20]).toBeCloseTo(1 / 3, 9);
});

test('where all returns are gains there is no worst to compare', () => {
  const rising = barsOfReturns(Array.from({ length: 40 }, (_, i) => 0.01 + 0.001 * (i % 3)));
  expect(computeStreamedColumn(rising, openTailAsymmetry(20)).every(Number.isNaN)).toBe(true);
});

test('volatility of volatility: none in a market of one rhythm, a lot in one of calm and storm', () => {
  const last = (returns: readonly number[]): number =>
    computeStreamedColumn(barsOfReturns(returns), openVolatilityOfVolatility(40))[returns.length]!;
  expect(last(Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 0.01 : -0.01)))).toBeLessThan(1e-9);
  // Twenty windows of deviation a, ten between, ten or so of 5 a: far above what sampling alone makes.
  expect(last(Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 1 : -1) * (i < 40 ? 0.01 : 0.05)))).toBeGreaterThan(
    0.5,
  );
});
