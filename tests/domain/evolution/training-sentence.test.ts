import { describeTraining } from '../../../src/domain/evolution/training-sentence';

test('constraints are told in the order in which they bind', () => {
  const constraints = { maxPosition: 0.1, turnoverPerDay: 0.8, regimes: ['low', 'medium'] as const, costScale: 1.2 };
  expect(describeTraining({ constraints })).toBe(
    'at most 0.1 of equity in a position; 0.8 of that traded a day; entries in low, medium volatility; costs times 1.2',
  );
  expect(describeTraining({ constraints: { ...constraints, maxDrawdown: 0.04 } })).toContain('; drawdown up to 0.04');
});
