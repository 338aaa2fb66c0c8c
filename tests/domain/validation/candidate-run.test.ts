import { createSimulatedMarket } from '../../../src/domain/simulation/simulated-market';
import { simulateStrategy } from '../../../src/domain/simulation/simulate';
import { computeStrategySignals } from '../../../src/domain/simulation/strategy-signals';
import { computeRunFigures, runSignals } from '../../../src/domain/validation/candidate-run';
import { emptyMarkets } from '../../fixtures/planted-edges';
import { habit, settingOf } from '../../support/candidate-settings';

const bars = emptyMarkets[0]!.bars(1, 300);
const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });

test("the candidate's own signals give its own life", () => {
  const setting = settingOf(habit);
  const range = { from: 40, to: 300 };
  const { simulation, returns } = runSignals(setting, computeStrategySignals(habit, market.columns), { market, range });
  expect(simulation).toEqual(simulateStrategy(setting.genome, market, { ...setting.options, ...range }));
  expect(returns).toHaveLength(260);
  expect(returns.reduce((wealth, value) => wealth * (1 + value), 50_000)).toBeCloseTo(simulation.equity.at(-1)!, 6);
});

test('figures of a hand-made account: a tenth won, a fifth lost, a tenth won', () => {
  const figures = computeRunFigures(Float64Array.of(0.1, -0.2, 0.1), 252);
  // Mean 0, so the ratio is 0; 1.1 x 0.8 x 1.1 = 0.968.
  expect(figures).toEqual({ sharpe: expect.closeTo(0, 12) as number, totalReturn: -0.032, maxDrawdown: 0.2 });
});

test('what is undefined is absent', () => {
  expect(computeRunFigures(new Float64Array(5), 252)).toEqual({ totalReturn: 0, maxDrawdown: 0 });
  expect(computeRunFigures(new Float64Array(0), 252)).toEqual({});
});
