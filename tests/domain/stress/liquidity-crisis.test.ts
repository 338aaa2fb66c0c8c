import { createRandom } from '../../../src/domain/numerics/random';
import { applyLiquidityCrisis } from '../../../src/domain/stress/liquidity-crisis';
import { walkBars } from '../../support/random-bars';

const bars = walkBars({ length: 252 * 5, seed: 41 });

test('for one month a year a fifth of depth and volume is left, and elsewhere all of it', () => {
  const { bars: thin, liquidity } = applyLiquidityCrisis(
    { name: 'history', bars, liquidity: undefined },
    createRandom(3),
  );
  expect(liquidity!.filter((depth) => depth === 0.2)).toHaveLength(5 * 21);
  expect(liquidity!.filter((depth) => depth === 1)).toHaveLength(252 * 5 - 5 * 21);
  liquidity!.forEach((depth, t) => expect(thin.volume![t]).toBe(bars.volume![t]! * depth));
});

test('opens and closes stay; wicks reach half as far again, in logarithms', () => {
  const { bars: thin, liquidity } = applyLiquidityCrisis(
    { name: 'history', bars, liquidity: undefined },
    createRandom(3),
  );
  expect(thin.open).toEqual(bars.open);
  expect(thin.close).toEqual(bars.close);
  liquidity!.forEach((depth, t) => {
    const top = Math.max(bars.open[t]!, bars.close[t]!);
    const bottom = Math.min(bars.open[t]!, bars.close[t]!);
    const stretch = depth === 0.2 ? 1.5 : 1;
    expect(Math.log(thin.high[t]! / top)).toBeCloseTo(stretch * Math.log(bars.high[t]! / top), 10);
    expect(Math.log(bottom / thin.low[t]!)).toBeCloseTo(stretch * Math.log(bottom / bars.low[t]!), 10);
  });
});

test('a crisis on top of a thin market is thinner still, and a market without volume stays without', () => {
  const thin = { name: 'history', bars: { ...bars, volume: undefined }, liquidity: new Float64Array(1_260).fill(0.5) };
  const { bars: after, liquidity } = applyLiquidityCrisis(thin, createRandom(3));
  expect(after.volume).toBeUndefined();
  expect(Math.min(...liquidity!)).toBe(0.1);
});
