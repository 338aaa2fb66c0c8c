import { scoreRobustness } from '../../../src/domain/evolution/robustness';

const outcome = (sharpe?: number, maxDrawdown?: number) => ({
  scenario: 'x',
  ...(sharpe !== undefined && { sharpe }),
  ...(maxDrawdown !== undefined && { maxDrawdown }),
});

test('half the mean and half the worst over the scenarios', () => {
  // (0.75 + 1) / 2 = 0.875 and (0.25 + 0.5) / 2 = 0.375: mean 0.625, worst 0.375.
  expect(scoreRobustness([outcome(1, 0), outcome(-1, 0.2)])).toBeCloseTo(0.5, 15);
  expect(scoreRobustness([outcome(1, 0), outcome(1, 0)])).toBeCloseTo(0.875, 15);
});

test('a scenario without a ratio or a drawdown is one not stood', () => {
  expect(scoreRobustness([outcome(1, 0), outcome()])).toBeCloseTo(0.875 / 4, 15);
  expect(scoreRobustness([outcome(undefined, 0), outcome(3)])).toBe(0);
  expect(scoreRobustness([])).toBe(0);
});
