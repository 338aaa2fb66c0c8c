import fc from 'fast-check';
import { costPolicies, costProfiles, type CostPolicy } from '../../../src/domain/microstructure/policy';
import {
  maxQuantity,
  orderCost,
  orderCostParts,
  type OrderContext,
} from '../../../src/domain/microstructure/transaction-costs';

const order: OrderContext = {
  quantity: 10_000,
  price: 50,
  volatilityDaily: 0.02,
  dailyVolume: 1_000_000,
  liquidity: 1,
  volatilityRegime: 2,
  equity: 1_000_000,
};
const policies: readonly CostPolicy[] = [costPolicies.default, costPolicies.seed];
const all: readonly CostPolicy[] = costProfiles.map((name) => costPolicies[name]);

const magnitude = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
const orders = fc.record({
  quantity: magnitude,
  price: magnitude,
  volatilityDaily: fc.double({ min: 0, max: 10, noNaN: true }),
  dailyVolume: fc.oneof(fc.constant(0), magnitude, fc.constant(Number.MIN_VALUE)),
  liquidity: fc.oneof(fc.double({ min: 0, max: 2, noNaN: true }), fc.constant(Number.MIN_VALUE)),
  volatilityRegime: fc.integer({ min: 0, max: 3 }),
  equity: fc.oneof(
    magnitude,
    fc.constant(0),
    magnitude.map((x) => -x),
  ),
});

test('an order of 1 % of the daily volume costs what the default profile says, worked by hand', () => {
  const parts = orderCostParts(costPolicies.default, order);
  expect(parts.fixed).toBe(0.5);
  expect(parts.proportional).toBeCloseTo(50, 10); // 1 basis point of 500,000
  // Half of .314 * .02 * .01 * 200^(1/4) = 1.18082 bp, and .142 * .02 * .1^.6 = 7.13373 bp.
  expect(parts.impact).toBeCloseTo((1.18082 + 7.13373) * 50, 2);
  expect(parts.capacity).toBe(0);
  expect(parts.total).toBeCloseTo(466.23, 1);
});

test('the same order costs what the seed profile says, worked by hand', () => {
  const parts = orderCostParts(costPolicies.seed, order);
  expect(parts.fixed).toBe(0.5);
  expect(parts.proportional).toBeCloseTo(50, 10);
  expect(parts.impact).toBeCloseTo(500_000 * (0.0314159 + 0.001), 6); // .314159 sqrt(.01) + .1 * .01
  expect(parts.capacity).toBeCloseTo(0.0015 * 0.48 ** 2 * 1_000_000, 6); // half the account, 2 % of it free
});

test('in the seed profile calm markets leave less turnover free and volatile ones more', () => {
  const capacity = (volatilityRegime: number, quantity: number): number =>
    orderCostParts(costPolicies.seed, { ...order, volatilityRegime, quantity }).capacity;
  expect(capacity(1, 280)).toBe(0); // 1.4 % of the account
  expect(capacity(1, 281)).toBeGreaterThan(0);
  expect(capacity(3, 600)).toBe(0); // 3 %
  expect(capacity(3, 601)).toBeGreaterThan(0);
  expect(capacity(0, 500)).toBe(capacity(2, 500));
  expect(capacity(0, 400)).toBe(0); // 2 %
});

test('an account without equity pays for its turnover with the order itself', () => {
  for (const equity of [0, -5, 1e-300]) {
    expect(orderCostParts(costPolicies.seed, { ...order, equity }).capacity).toBe(500_000);
  }
});

test('high volatility widens the spread by half, in the default profile alone', () => {
  const proportional = (policy: CostPolicy, volatilityRegime: number): number =>
    orderCostParts(policy, { ...order, volatilityRegime }).proportional;
  expect(proportional(costPolicies.default, 3)).toBeCloseTo(75, 10);
  for (const regime of [0, 1, 2]) expect(proportional(costPolicies.default, regime)).toBeCloseTo(50, 10);
  expect(proportional(costPolicies.seed, 3)).toBeCloseTo(50, 10);
});

test('with a fifth of the depth the spread is five times as wide and the impact that of five times the order', () => {
  for (const policy of policies) {
    const normal = orderCostParts(policy, order);
    const thin = orderCostParts(policy, { ...order, liquidity: 0.2 });
    const large = orderCostParts(policy, { ...order, quantity: 5 * order.quantity });
    expect(thin.proportional).toBeCloseTo(5 * normal.proportional, 8);
    expect(thin.impact).toBeCloseTo(large.impact / 5, 8);
  }
});

test('what is not stated is assumed', () => {
  for (const policy of policies) {
    const unknown = { ...order, dailyVolume: 0, volatilityDaily: 0 };
    const assumed = {
      ...order,
      dailyVolume: policy.assumedDailyVolume,
      volatilityDaily: policy.assumedVolatilityDaily,
    };
    expect(orderCost(policy, unknown)).toBe(orderCost(policy, assumed));
  }
});

test('without costs nothing costs anything, whatever is unknown', () => {
  fc.assert(fc.property(orders, (context) => expect(orderCost(costPolicies.none, context)).toBe(0)));
  const unknown = { ...order, volatilityDaily: NaN, dailyVolume: NaN, liquidity: NaN, equity: NaN };
  expect(orderCost(costPolicies.none, unknown)).toBe(0);
  expect(orderCostParts(costPolicies.none, order)).toEqual({
    fixed: 0,
    proportional: 0,
    impact: 0,
    capacity: 0,
    total: 0,
  });
});

test('every cost is finite and not negative, and the parts add up to it', () => {
  fc.assert(
    fc.property(orders, fc.constantFrom(...all), (context, policy) => {
      const { total, ...parts } = orderCostParts(policy, context);
      expect(total).toBe(orderCost(policy, context));
      for (const part of [total, ...Object.values(parts)]) {
        expect(Number.isFinite(part)).toBe(true);
        expect(part).toBeGreaterThanOrEqual(0);
      }
      expect(parts.fixed + parts.proportional + parts.impact + parts.capacity).toBe(total);
    }),
  );
});

test('no quantity costs nothing, and a sale costs what a purchase costs', () => {
  fc.assert(
    fc.property(orders, fc.constantFrom(...all), (context, policy) => {
      expect(orderCost(policy, { ...context, quantity: 0 })).toBe(0);
      expect(orderCost(policy, { ...context, quantity: -context.quantity })).toBe(orderCost(policy, context));
    }),
  );
});

test('a larger order never costs less', () => {
  fc.assert(
    fc.property(
      orders,
      fc.double({ min: 1, max: 1_000, noNaN: true }),
      fc.constantFrom(...policies),
      (context, factor, policy) => {
        const larger = orderCost(policy, { ...context, quantity: context.quantity * factor });
        expect(larger).toBeGreaterThanOrEqual(orderCost(policy, context) * (1 - 1e-12));
      },
    ),
  );
});

test('more volatility and less depth never make an order cheaper', () => {
  fc.assert(
    fc.property(
      orders,
      fc.double({ min: 1, max: 100, noNaN: true }),
      fc.constantFrom(...policies),
      (context, factor, policy) => {
        const known = { ...context, volatilityDaily: context.volatilityDaily + 1e-9 };
        const cost = orderCost(policy, known) * (1 - 1e-12);
        expect(orderCost(policy, { ...known, volatilityDaily: known.volatilityDaily * factor })).toBeGreaterThanOrEqual(
          cost,
        );
        expect(orderCost(policy, { ...known, liquidity: known.liquidity / factor })).toBeGreaterThanOrEqual(cost);
      },
    ),
  );
});

test('in another currency everything costs the same: price, equity and fixed cost scale the cost', () => {
  fc.assert(
    fc.property(orders, fc.constantFrom(0.01, 4, 150), fc.constantFrom(...policies), (context, rate, policy) => {
      const converted = orderCost(
        { ...policy, fixedCost: policy.fixedCost * rate },
        { ...context, price: context.price * rate, equity: context.equity * rate },
      );
      const cost = orderCost(policy, context) * rate;
      expect(Math.abs(converted - cost)).toBeLessThanOrEqual(1e-9 * cost);
    }),
  );
});

test('an order may take a tenth of the volume that is stated, less in a thin market', () => {
  expect(maxQuantity(costPolicies.default, order)).toBe(100_000);
  expect(maxQuantity(costPolicies.default, { ...order, liquidity: 0.2 })).toBeCloseTo(20_000, 8);
  expect(maxQuantity(costPolicies.default, { ...order, liquidity: 0 })).toBeCloseTo(1_000, 8);
});

test('where no volume is stated, or no limit set, an order may be of any size', () => {
  expect(maxQuantity(costPolicies.default, { ...order, dailyVolume: 0 })).toBe(Infinity);
  expect(maxQuantity(costPolicies.none, order)).toBe(Infinity);
});

test('an input that is no usable number is a fault that names it', () => {
  const broken: readonly (readonly [keyof OrderContext, number])[] = [
    ['quantity', NaN],
    ['quantity', Infinity],
    ['price', 0],
    ['price', NaN],
    ['price', -1],
    ['volatilityDaily', NaN],
    ['volatilityDaily', -0.1],
    ['dailyVolume', NaN],
    ['dailyVolume', Infinity],
    ['liquidity', NaN],
    ['liquidity', -1],
    ['volatilityRegime', 4],
    ['volatilityRegime', 1.5],
  ];
  for (const [field, value] of broken) {
    expect(() => orderCost(costPolicies.default, { ...order, [field]: value })).toThrow(
      new RegExp(`order's ${field} is`),
    );
    expect(() => orderCost(costPolicies.default, { ...order, [field]: value })).toThrow(RangeError);
  }
  expect(() => orderCost(costPolicies.seed, { ...order, equity: NaN })).toThrow('equity is NaN');
  expect(() => orderCost(costPolicies.default, { ...order, price: Infinity })).toThrow('value (quantity times price)');
  expect(() => maxQuantity(costPolicies.default, { ...order, dailyVolume: NaN })).toThrow('dailyVolume is NaN');
});

test('a policy without impact charges none, only the commission and the spread', () => {
  const bare: CostPolicy = { ...costPolicies.default, impact: { kind: 'none' } };
  expect(orderCostParts(bare, order).impact).toBe(0);
  expect(orderCost(bare, order)).toBeCloseTo(50.5, 10);
});

test('a small order in a liquid market costs less than the 0.15 % of its value that the seed calls realistic', () => {
  // A tenth of an account of 50,000 in a stock that trades a million units a day.
  const small = { ...order, quantity: 100, price: 50, equity: 50_000 };
  const costs = orderCost(costPolicies.default, small) / 5_000;
  expect(costs).toBeGreaterThan(0);
  expect(costs).toBeLessThan(0.0015);
});

test('every profile is plain data under its own name', () => {
  for (const name of costProfiles) {
    const policy = costPolicies[name];
    expect(policy.name).toBe(name);
    expect({ capacity: undefined, maxParticipation: undefined, ...JSON.parse(JSON.stringify(policy)) }).toEqual(policy);
  }
});
