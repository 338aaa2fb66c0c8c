import type { PricePath } from '../../../src/domain/market/bars';
import { createReplayScenarios } from '../../../src/domain/stress/replay-scenarios';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';
import type { Genome } from '../../../src/domain/strategy/genome';
import { measureStress, summariseStress } from '../../../src/domain/validation/stress-passage';
import { emptyMarkets } from '../../fixtures/planted-edges';
import { habit, settingOf } from '../../support/candidate-settings';

const history: PricePath = { name: 'history', bars: emptyMarkets[0]!.bars(6, 1_000), liquidity: undefined };
const always: Genome = { ...habit, long: { enter: { left: 'close', is: 'above', right: 'low' } } };

test('every scenario is traded once, and the same seed gives the same figures', () => {
  const scenarios = [...standardScenarios, ...createReplayScenarios(history.bars)];
  const evidence = measureStress(settingOf(habit), history, { scenarios, seed: 3 });
  expect(evidence.scenarios.map(({ scenario }) => scenario)).toEqual(scenarios.map(({ name }) => name));
  for (const figures of [evidence.unstressed, ...evidence.scenarios])
    expect(Object.keys(figures)).toEqual(expect.arrayContaining(['sharpe', 'totalReturn', 'maxDrawdown']));
  expect(measureStress(settingOf(habit), history, { scenarios, seed: 3 })).toEqual(evidence);
  expect(measureStress(settingOf(habit), history, { scenarios, seed: 4 })).not.toEqual(evidence);
});

test('who holds through a slow bleed loses more than without it, and half a position loses less', () => {
  const scenarios = standardScenarios.filter(({ name }) => name === 'slow-bleed');
  const [full, half] = [0.8, 0.4].map((maxPosition) =>
    measureStress(settingOf(always, { maxPosition }), history, { scenarios, seed: 3 }),
  );
  const drawdown = (evidence: typeof full): number => evidence!.scenarios[0]!.maxDrawdown!;
  expect(drawdown(full)).toBeGreaterThan(full!.unstressed.maxDrawdown!);
  expect(drawdown(half)).toBeLessThan(drawdown(full));
  expect(summariseStress(full!).medianLoss).toBeGreaterThan(0);
});

test('a summary names the deepest drawdown and the median of what was lost', () => {
  const scenarios = [
    { scenario: 'whipsaw', totalReturn: 0.2, maxDrawdown: 0.1 },
    { scenario: 'slow-bleed', totalReturn: -0.3, maxDrawdown: 0.4 },
    { scenario: 'gap-opening', totalReturn: 0.1, maxDrawdown: 0.2 },
  ];
  const unstressed = { totalReturn: 0.5 };
  expect(summariseStress({ unstressed, scenarios })).toEqual({
    scenarios: 3,
    worst: { scenario: 'slow-bleed', maxDrawdown: 0.4 },
    medianLoss: 0.4,
  });
});

test('one figure that is undefined leaves the worst and the median unsaid', () => {
  const scenarios = [{ scenario: 'whipsaw', totalReturn: 0.2, maxDrawdown: 0.1 }, { scenario: 'slow-bleed' }];
  expect(summariseStress({ unstressed: { totalReturn: 0 }, scenarios })).toEqual({ scenarios: 2 });
  expect(summariseStress({ unstressed: {}, scenarios: [] })).toEqual({ scenarios: 0 });
});
