import { computeAverageTradeDuration } from '../../../src/domain/performance/average-trade-duration';

test('bars held over trades; without trades there is no duration', () => {
  expect(computeAverageTradeDuration(30, 4)).toBe(7.5);
  expect(computeAverageTradeDuration(0, 2)).toBe(0);
  expect(computeAverageTradeDuration(0, 0)).toBeUndefined();
});
