import { scoreSurvival } from '../../../src/domain/evolution/survival';

const quiet = { trades: 1, costs: 0 };

test.each([
  [0, 0, 1],
  [0.2, 0.02, 0.5],
  [0.6, 0.02, 0.375], // (0.25 + 0.5) / 2
  [0.2, -0.01, 0.75], // a gain even on the worst days is no risk: (0.5 + 1) / 2
])('a drawdown of %d and a value at risk of %d score %d', (maxDrawdown, valueAtRisk95, score) => {
  expect(scoreSurvival({ ...quiet, maxDrawdown, valueAtRisk95 })).toBeCloseTo(score, 15);
});

test('what is not known is no safety', () => {
  expect(scoreSurvival(quiet)).toBe(0);
  expect(scoreSurvival({ ...quiet, maxDrawdown: 0 })).toBe(0);
  expect(scoreSurvival({ ...quiet, valueAtRisk95: 0 })).toBe(0);
});
