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
