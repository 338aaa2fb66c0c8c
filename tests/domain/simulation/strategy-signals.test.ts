import { computeRuleSignals } from '../../../src/domain/simulation/rule-signals';
import { computeStrategySignals } from '../../../src/domain/simulation/strategy-signals';
import { createFeatureColumns } from '../../../src/domain/strategy/feature-columns';
import type { Condition } from '../../../src/domain/strategy/genome';
import { roughBars } from '../../support/rough-bars';

const columns = createFeatureColumns(roughBars({ seed: 8, length: 60 }));
const up: Condition = { left: 'close', is: 'above', right: 'sma(5)' };
const down: Condition = { left: 'close', is: 'below', right: 'sma(20)' };
const plain = { schema: 1, exits: {}, sizing: { kind: 'fixed', fraction: 1 } } as const;

test('each rule has its column, a missing one holds nowhere', () => {
  const never = new Uint8Array(60);
  const signals = computeStrategySignals({ ...plain, long: { enter: up }, short: { enter: down, exit: up } }, columns);
  expect(signals).toEqual({
    longEnter: computeRuleSignals(up, columns),
    longExit: never,
    shortEnter: computeRuleSignals(down, columns),
    shortExit: computeRuleSignals(up, columns),
  });
  expect(signals.longEnter).toContain(1);
  expect(computeStrategySignals({ ...plain, short: { enter: up } }, columns).longEnter).toEqual(never);
  expect(computeStrategySignals({ ...plain, long: { enter: up, exit: down } }, columns).longExit).toContain(1);
});
