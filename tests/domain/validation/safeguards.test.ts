import fc from 'fast-check';
import { costPolicies } from '../../../src/domain/microstructure/policy';
import { createSimulatedMarket } from '../../../src/domain/simulation/simulated-market';
import type { Trade } from '../../../src/domain/simulation/trade';
import {
  checkLives,
  checkSafeguards,
  safeguardNames,
  type Life,
  type SafeguardCheck,
} from '../../../src/domain/validation/safeguards';
import { emptyMarkets } from '../../fixtures/planted-edges';
import { habit, settingOf } from '../../support/candidate-settings';
import { drawnGenome } from '../../support/random-genomes';

const bars = emptyMarkets[0]!.bars(2, 500);
const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
const ranges = { inSample: { from: 0, to: 300 }, outOfSample: { from: 310, to: 500 } };

function find(checks: readonly SafeguardCheck[], name: string): SafeguardCheck {
  return checks.find((check) => check.name === name)!;
}

test('what the simulator trades keeps every safeguard, whatever the strategy', () => {
  let opened = 0;
  fc.assert(
    fc.property(drawnGenome, fc.constantFrom(0.1, 0.25, 0.95), (genome, maxPosition) => {
      const setting = settingOf(genome, { costs: costPolicies.default, maxPosition });
      const { checks } = checkSafeguards(setting, market, ranges);
      expect(checks.map(({ name }) => name)).toEqual([...safeguardNames]);
      expect(checks.filter(({ passed }) => !passed)).toEqual([]);
      expect(find(checks, 'position-limit').limit).toBe(maxPosition);
      if (find(checks, 'position-limit').found! > 0) opened++;
    }),
    { numRuns: 60 },
  );
  expect(opened).toBeGreaterThan(20);
});

const trade: Trade = {
  side: 'long',
  entryBar: 12,
  exitBar: 13,
  entryTime: 0,
  exitTime: 1,
  entryPrice: 100,
  exitPrice: 100,
  quantity: 5,
  costs: 0,
  profit: 0,
  reason: 'rule',
};

function lifeOf({ returns = [0, 0], trades = [] as Trade[], equity = [1_000, 1_000] } = {}): Life {
  const simulation = { equity: Float64Array.from(equity), trades, costs: 0, tradedValue: 0, barsInMarket: 0 };
  return { simulation, returns: Float64Array.from(returns), range: { from: 10, to: 12 }, capital: 1_000 };
}

test('a return or an account that is not finite is refused with its bar', () => {
  const lost = find(checkLives([lifeOf({ returns: [0, Number.NaN] })], 0.95), 'finite-values');
  expect(lost).toMatchObject({
    passed: false,
    found: 1,
    limit: 0,
    detail: 'bar 11 has a return of NaN and an account of 1000',
  });
  const infinite = checkLives([lifeOf({ equity: [Infinity, 1_000] })], 0.95);
  expect(find(infinite, 'finite-values').detail).toContain('bar 10');
});

test('a reward is the return of the bar on 50,000, two hundredths of it, and may not pass a thousand', () => {
  expect(find(checkLives([lifeOf({ returns: [0.25, -0.5] })], 0.95), 'reward-bounds')).toEqual({
    name: 'reward-bounds',
    passed: true,
    found: 500,
    limit: 1_000,
  });
  const beyond = find(checkLives([lifeOf({ returns: [0, 1.5] })], 0.95), 'reward-bounds');
  expect(beyond).toMatchObject({ passed: false, found: 1_500, detail: 'bar 11 has a scaled reward of 1500' });
  const unknown = find(checkLives([lifeOf({ returns: [Number.NaN, 1] })], 0.95), 'reward-bounds');
  expect(unknown.passed).toBe(false);
  expect(unknown).not.toHaveProperty('found');
});

test('a position is measured against the equity it was opened with', () => {
  const trades = [
    { ...trade, profit: -500 },
    { ...trade, entryBar: 15, quantity: 4.9 },
  ];
  const [position, reserve] = checkLives([lifeOf({ trades })], 0.95).slice(2);
  expect(position).toEqual({
    name: 'position-limit',
    passed: false,
    found: 0.98,
    limit: 0.95,
    detail: 'bar 15 opens a long position of 0.98 of equity',
  });
  expect(reserve).toMatchObject({ name: 'cash-reserve', passed: false, found: 0.02, limit: 0.05 });
});

test("the stage's own limit holds where it is narrower, and a short position takes no cash", () => {
  const short = [{ ...trade, side: 'short' as const, quantity: 3 }];
  const [position, reserve] = checkLives([lifeOf({ trades: short })], 0.25).slice(2);
  expect(position).toMatchObject({ passed: false, found: 0.3, limit: 0.25 });
  expect(reserve).toMatchObject({ passed: true, found: 1, limit: 0.05 });
});

test('observations that are not those of training are counted and named', () => {
  const altered = { ...market, averageRange: market.averageRange.map((value, bar) => (bar > 297 ? value + 1 : value)) };
  const { checks } = checkSafeguards(settingOf(habit), altered, ranges);
  expect(find(checks, 'observation-consistency')).toEqual({
    name: 'observation-consistency',
    passed: false,
    found: 2,
    limit: 0,
    detail: 'average true range at bar 298 is not what it was in training',
  });
});
