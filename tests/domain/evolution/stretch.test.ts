import { definedFigures, runStretch } from '../../../src/domain/evolution/stretch';
import { costPolicies } from '../../../src/domain/microstructure/policy';
import { dailyBars, scriptedGenome, scriptMarket, type Row } from '../../support/scripted-market';

const rows: Row[] = [
  [100, 101, 99, 100],
  [100, 106, 99, 105],
  [105, 112, 104, 110],
  [110, 112, 100, 104],
  [104, 105, 103, 104],
];
const options = { costs: costPolicies.none, initialCapital: 1_000, maxPosition: 1, from: 0, to: 5 };

test('a life of five bars in figures, worked by hand', () => {
  const market = scriptMarket(dailyBars(rows), { buy: [0], sell: [2] });
  const { returns, metrics, simulation } = runStretch(scriptedGenome, market, options);
  // 10 units from 100 to 110: 1,000, 1,050, 1,100, 1,100, 1,100.
  expect([...returns]).toEqual([0, 0.050000000000000044, 1_100 / 1_050 - 1, 0, 0]);
  expect(simulation.trades).toHaveLength(1);
  expect(metrics).toMatchObject({
    totalReturn: 0.1,
    trades: 1,
    winRate: 1,
    costs: 0,
    exposure: 0.4,
    maxDrawdown: 0,
  });
  expect(metrics).not.toHaveProperty('profitFactor');
});

test('costs are a fraction of the initial capital', () => {
  const market = scriptMarket(dailyBars(rows), { buy: [0], sell: [2] });
  const costs = { ...costPolicies.default, proportionalBps: 0, impact: { kind: 'none' } } as const;
  expect(runStretch(scriptedGenome, market, { ...options, costs }).metrics.costs).toBe(0.001);
});

test('a life without a trade has no ratio, and says so by saying nothing', () => {
  const { metrics } = runStretch(scriptedGenome, scriptMarket(dailyBars(rows), {}), options);
  expect(metrics).toMatchObject({ trades: 0, totalReturn: 0, exposure: 0 });
  for (const name of ['sharpe', 'sharpePerPeriod', 'skewness', 'winRate', 'profitFactor'])
    expect(metrics).not.toHaveProperty(name);
});

test('figures are cut to twelve digits, and what is undefined or not finite is absent', () => {
  const figures = { a: 1 / 3, b: undefined, c: Number.NaN, d: Infinity, e: -0.1 - 0.2 };
  expect(definedFigures(figures)).toStrictEqual({ a: 0.333333333333, e: -0.3 });
});
