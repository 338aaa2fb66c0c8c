import { createReplayScenarios } from '../../../src/domain/stress/replay-scenarios';
import { checkScenario } from '../../../src/domain/stress/scenario-check';
import { applyScenario } from '../../../src/domain/stress/stressed-path';
import { sliceBars } from '../../../src/domain/market/bars';
import { findFlaw, historyOf } from '../../support/price-paths';
import { flatBars, walkBars } from '../../support/random-bars';
import { isShared, readSharedBars } from '../../support/shared-bars';

test('each crisis of the bars is a sound scenario with a name and places of its own', () => {
  const bars = walkBars({ length: 1_500, seed: 21, volatility: 0.02 });
  const scenarios = createReplayScenarios(bars);
  expect(scenarios.length).toBeGreaterThan(3);
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  for (const scenario of scenarios) {
    expect(checkScenario(scenario)).toEqual([]);
    expect(scenario.name).toMatch(/^replay-(drawdown|fall|spike)-\d{4}-\d{2}-\d{2}$/);
    expect(findFlaw(applyScenario(historyOf(bars), scenario, 1), historyOf(bars))).toBeUndefined();
  }
});

test('a market without crises has nothing to replay', () => {
  expect(createReplayScenarios(flatBars(500))).toEqual([]);
});

const daily = 'equities_daily/GSPC.csv.gz';
(isShared(daily) ? test : test.skip)('what is held out is never replayed: until 2014 there is no 2020', () => {
  const bars = readSharedBars(daily, '1d');
  const inSample = sliceBars(bars, 0, 6_236);
  const names = createReplayScenarios(inSample).map(({ name }) => name);
  expect(names).toContain('replay-drawdown-2009-03-09');
  expect(names).toContain('replay-spike-2010-05-06');
  expect(names.filter((name) => name.includes('2020'))).toEqual([]);
});
