import fc from 'fast-check';
import { computeProfitFactor } from '../../../src/domain/performance/profit-factor';

test('six gained and two lost make a factor of three', () => {
  expect(computeProfitFactor([1, 2, 3, -2])).toBe(3);
});

test('only losses make a profit factor of 0', () => {
  expect(computeProfitFactor([-1])).toBe(0);
});

test('without a loss there is no factor', () => {
  expect(computeProfitFactor([1, 2])).toBeUndefined();
  expect(computeProfitFactor([])).toBeUndefined();
});

/** Whole money, so that sums are exact. */
const drawnProfits = fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 40 });

test('neither the unit of money, nor the order of trades, nor those that end even change it; of the other side it is the inverse', () => {
  fc.assert(
    fc.property(drawnProfits, fc.integer({ min: -6, max: 6 }), (profits, exponent) => {
      const factor = computeProfitFactor(profits);
      expect(computeProfitFactor(profits.map((profit) => profit * 2 ** exponent))).toBe(factor);
      expect(computeProfitFactor([...profits].reverse())).toBe(factor);
      expect(computeProfitFactor([0, ...profits, 0])).toBe(factor);
      const opposite = computeProfitFactor(profits.map((profit) => 0 - profit));
      if (factor !== undefined && opposite !== undefined) expect(factor * opposite).toBeCloseTo(1, 12);
      const money = profits.reduce((sum, profit) => sum + profit, 0);
      if (factor !== undefined) expect(Math.sign(factor - 1)).toBe(Math.sign(money));
    }),
  );
});
