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
