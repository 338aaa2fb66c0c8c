import fc from 'fast-check';
import { costPolicies, costProfiles } from '../../../src/domain/microstructure/policy';
import { scaleCosts } from '../../../src/domain/microstructure/scaled-costs';
import { maxQuantity, orderCost, type OrderContext } from '../../../src/domain/microstructure/transaction-costs';

const policies = costProfiles.map((name) => costPolicies[name]);
const order: OrderContext = {
  ...{ quantity: 10_000, price: 50, volatilityDaily: 0.02, dailyVolume: 1_000_000, liquidity: 1 },
  ...{ volatilityRegime: 2, equity: 1_000_000 },
};

test('twice the costs of an order of 1 % of the daily volume, worked by hand', () => {
  const cost = orderCost(costPolicies.default, order);
  expect(cost).toBeGreaterThan(50.5); // 0.50 fixed, 1 basis point of 500,000, and impact
  expect(orderCost(scaleCosts(costPolicies.default, 2), order)).toBeCloseTo(2 * cost, 9);
});

test('a factor of 1 leaves a policy as it is, to the last bit; 0 makes trading free', () => {
  for (const policy of policies) {
    expect(scaleCosts(policy, 1)).toStrictEqual(policy);
    expect(orderCost(scaleCosts(policy, 0), order)).toBe(0);
  }
});

test('costs rise with the factor in proportion up to the bounds at the order value, and the volume allowed stays', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...policies),
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.double({ min: 1, max: 200_000, noNaN: true }),
      (policy, factor, quantity) => {
        const asked = { ...order, quantity };
        const [cost, scaled] = [orderCost(policy, asked), orderCost(scaleCosts(policy, factor), asked)];
        expect(scaled).toBeLessThanOrEqual(factor * cost * (1 + 1e-12) + 1e-9);
        expect(scaled).toBeGreaterThanOrEqual(Math.min(1, factor) * cost * (1 - 1e-12) - 1e-9);
        expect(maxQuantity(scaleCosts(policy, factor), asked)).toBe(maxQuantity(policy, asked));
      },
    ),
  );
});

test.each([-1, Number.NaN, Infinity])('a factor of %d is refused', (factor) => {
  expect(() => scaleCosts(costPolicies.default, factor)).toThrow(RangeError);
});
