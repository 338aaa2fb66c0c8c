import { scoreProfit } from '../../../src/domain/evolution/profit';

const quiet = { trades: 20, costs: 0 };

test.each([
  ['nothing gained', { sharpe: 0, annualReturn: 0, profitFactor: 1, winRate: 0.5 }, 0.5],
  // Sharpe 1 -> 0.75, 10 % a year -> 0.75, factor 3 -> 0.75
  ['a good year', { sharpe: 1, annualReturn: 0.1, profitFactor: 3, winRate: 0.6 }, 0.75],
  ['a bad one', { sharpe: -1, annualReturn: -0.1, profitFactor: 1 / 3, winRate: 0.4 }, 0.25],
  ['only gains', { sharpe: 1, annualReturn: 0.1, winRate: 1 }, (0.75 + 0.75 + 1) / 3],
  ['trades that neither gained nor lost', { sharpe: 1, annualReturn: 0.1, winRate: 0 }, (0.75 + 0.75) / 3],
  ['no closed trade', { sharpe: 1, annualReturn: 0.1 }, (0.75 + 0.75) / 3],
  ['no ratio', { annualReturn: 0.5, profitFactor: 9, winRate: 1 }, 0],
  ['no return', { sharpe: 5, profitFactor: 9, winRate: 1 }, 0],
])('%s', (_, figures, score) => {
  expect(scoreProfit({ ...quiet, ...figures })).toBeCloseTo(score, 15);
});
