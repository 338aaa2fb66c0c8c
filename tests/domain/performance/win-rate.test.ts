import fc from 'fast-check';
import { computeWinRate } from '../../../src/domain/performance/win-rate';

test('three won of four are three quarters', () => {
  expect(computeWinRate([1, 2, 3, -2])).toBe(0.75);
});

test('a trade that ends even is not won', () => {
  expect(computeWinRate([0, 1])).toBe(0.5);
});

test('without trades there is no rate', () => {
  expect(computeWinRate([])).toBeUndefined();
});

/** Whole money, so that sums are exact. */
const drawnProfits = fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 40 });

test('neither the unit of money, nor how much each trade brought, nor their order change it; won, lost and even make all', () => {
  fc.assert(
    fc.property(
      drawnProfits.filter(({ length }) => length > 0),
      fc.integer({ min: -6, max: 6 }),
      (profits, exponent) => {
        const rate = computeWinRate(profits)!;
        expect(computeWinRate(profits.map((profit) => profit * 2 ** exponent))).toBe(rate);
        expect(computeWinRate(profits.map(Math.sign))).toBe(rate);
        expect(computeWinRate([...profits].reverse())).toBe(rate);
        const lost = computeWinRate(profits.map((profit) => 0 - profit))!;
        const even = profits.filter((profit) => profit === 0).length / profits.length;
        expect(rate + lost + even).toBeCloseTo(1, 12);
      },
    ),
  );
});
