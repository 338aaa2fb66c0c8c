import { computeCostShare } from '../../../src/domain/performance/cost-share';

test('of 100 gained before costs 20 were paid', () => {
  expect(computeCostShare([90, -10], 20)).toBeCloseTo(0.2, 14);
  expect(computeCostShare([100], 0)).toBe(0);
});

test('costs that took more than there was have a share above 1', () => {
  expect(computeCostShare([-10], 40)).toBeCloseTo(4 / 3, 14);
});

test('without a gross profit there is nothing to have a share of', () => {
  expect(computeCostShare([-40], 40)).toBeUndefined();
  expect(computeCostShare([-50], 40)).toBeUndefined();
  expect(computeCostShare([], 0)).toBeUndefined();
});
