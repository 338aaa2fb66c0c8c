import fc from 'fast-check';
import type { Bars } from '../../../../src/domain/market/bars';
import { openSwingPoints } from '../../../../src/domain/sensory/how/swing-points';
import { anyBars, barsOf } from '../../../support/random-bars';

/** [confirming bar, bar of the swing, kind]. */
function findSwings(bars: Bars, side: number): [number, number, 'high' | 'low'][] {
  const swings = openSwingPoints(side);
  const found: [number, number, 'high' | 'low'][] = [];
  for (let t = 0; t < bars.close.length; t++) {
    swings.push(bars, t);
    if (swings.highBar >= 0) found.push([t, swings.highBar, 'high']);
    if (swings.lowBar >= 0) found.push([t, swings.lowBar, 'low']);
  }
  return found;
}

function barsOfHighs(highs: readonly number[]): Bars {
  return barsOf(highs.map((high) => ({ open: high - 1, high, low: high - 2, close: high - 1 })));
}

test('a high above two bars each side is known two bars later, and a low likewise', () => {
  expect(findSwings(barsOfHighs([10, 11, 14, 12, 11, 9, 12, 13]), 2)).toEqual([
    [4, 2, 'high'],
    [7, 5, 'low'],
  ]);
});

test('of equal highs the first is the swing', () => {
  expect(findSwings(barsOfHighs([10, 11, 14, 14, 11, 10, 9]), 2)).toEqual([[4, 2, 'high']]);
});

test('swings are those that looking at all bars at once finds, at their confirmation', () => {
  fc.assert(
    fc.property(anyBars({ maxLength: 80 }), fc.integer({ min: 1, max: 6 }), (bars, side) => {
      const expected: [number, number, 'high' | 'low'][] = [];
      for (let at = side; at + side < bars.close.length; at++) {
        const stands = (prices: Float64Array, sign: number): boolean =>
          prices.subarray(at - side, at).every((price) => sign * price < sign * prices[at]!) &&
          prices.subarray(at + 1, at + side + 1).every((price) => sign * price <= sign * prices[at]!);
        if (stands(bars.high, 1)) expected.push([at + side, at, 'high']);
        if (stands(bars.low, -1)) expected.push([at + side, at, 'low']);
      }
      expect(findSwings(bars, side)).toEqual(expected);
    }),
  );
});
