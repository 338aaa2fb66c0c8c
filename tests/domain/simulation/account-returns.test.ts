import fc from 'fast-check';
import { computeAccountReturns } from '../../../src/domain/simulation/account-returns';

test('the first return is against the capital', () => {
  expect([...computeAccountReturns(Float64Array.of(110, 99, 99), 100)]).toEqual([110 / 100 - 1, 99 / 110 - 1, 0]);
  expect(computeAccountReturns(new Float64Array(0), 100)).toHaveLength(0);
});

test('debt is lost once: the worst return is -1, and 0 from then on', () => {
  expect([...computeAccountReturns(Float64Array.of(50, -20, -30, 0), 100)]).toEqual([-0.5, -1, 0, 0]);
});

test('returns compound to the account', () => {
  const equity = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(equity, (values) => {
      const grown = computeAccountReturns(Float64Array.from(values), 1_000).reduce(
        (value, r) => value * (1 + r),
        1_000,
      );
      expect(grown / values.at(-1)!).toBeCloseTo(1, 7);
    }),
  );
});
