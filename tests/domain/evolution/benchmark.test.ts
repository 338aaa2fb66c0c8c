import { measureBuyAndHold } from '../../../src/domain/evolution/benchmark';
import { dailyBars } from '../../support/scripted-market';

const bars = dailyBars([
  [90, 95, 85, 92],
  [100, 111, 99, 110],
  [110, 112, 98, 99],
  [99, 122, 98, 121],
]);

test('the instrument bought at the first open of the range and held to its last close', () => {
  const metrics = measureBuyAndHold(bars, { from: 1, to: 4 });
  // 100 -> 110 -> 99 -> 121
  expect(metrics).toMatchObject({ trades: 1, costs: 0, winRate: 1, exposure: 1 });
  expect(metrics.totalReturn).toBeCloseTo(0.21, 10);
  expect(metrics.maxDrawdown).toBeCloseTo(0.1, 10);
});

test('a fall is a lost trade', () => {
  expect(measureBuyAndHold(bars, { from: 1, to: 3 })).toMatchObject({ trades: 1, winRate: 0, totalReturn: -0.01 });
});
