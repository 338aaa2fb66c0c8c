import fc from 'fast-check';
import type { Bars } from '../../../src/domain/market/bars';
import { sliceBars } from '../../../src/domain/market/bars';
import { costPolicies, costProfiles, type CostPolicy } from '../../../src/domain/microstructure/policy';
import { holdInstrument } from '../../../src/domain/simulation/buy-and-hold';
import { createSimulatedMarket } from '../../../src/domain/simulation/simulated-market';
import type { SimulationOptions } from '../../../src/domain/simulation/simulation-options';
import { simulateStrategy, type Simulation } from '../../../src/domain/simulation/simulate';
import type { Genome } from '../../../src/domain/strategy/genome';
import { anyGenome, drawnGenome } from '../../support/random-genomes';
import { alterFuture, anyRoughBars, roughBars } from '../../support/rough-bars';

const profile = fc.constantFrom(...costProfiles).map((name) => costPolicies[name]);
const genome = fc.oneof({ weight: 3, arbitrary: drawnGenome }, { weight: 1, arbitrary: anyGenome });
const runs = { numRuns: 150 };

function simulate(
  strategy: Genome,
  bars: Bars,
  options: Partial<SimulationOptions> & { depth?: Float64Array },
): Simulation {
  const { depth, ...others } = options;
  return simulateStrategy(strategy, createSimulatedMarket({ name: 'history', bars, liquidity: depth }), {
    costs: costPolicies.none,
    initialCapital: 50_000,
    maxPosition: 1,
    from: 0,
    to: bars.close.length,
    ...others,
  });
}

test('cash plus positions are conserved: the account ends with its capital and the profits of its trades', () => {
  let traded = 0;
  fc.assert(
    fc.property(genome, anyRoughBars, profile, (strategy, bars, costs) => {
      const { trades, equity, tradedValue, costs: paid, barsInMarket } = simulate(strategy, bars, { costs });
      const tolerance = 1e-12 * (50_000 + tradedValue);
      let cash = 50_000;
      let bar = 0;
      let held = 0;
      for (const { entryBar, exitBar, profit } of trades) {
        // While flat the account is what is left after the trades before.
        for (; bar < entryBar; bar++) expect(Math.abs(equity[bar]! - cash)).toBeLessThanOrEqual(tolerance);
        cash += profit;
        bar = Math.max(bar, exitBar);
        held += exitBar - entryBar + 1;
      }
      for (; bar < equity.length; bar++) expect(Math.abs(equity[bar]! - cash)).toBeLessThanOrEqual(tolerance);
      const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
      expect(Math.abs(sum(trades.map((trade) => trade.costs)) - paid)).toBeLessThanOrEqual(tolerance);
      const value = sum(trades.map(({ quantity, entryPrice, exitPrice }) => quantity * (entryPrice + exitPrice)));
      expect(Math.abs(value - tradedValue)).toBeLessThanOrEqual(tolerance);
      expect(barsInMarket).toBeLessThanOrEqual(held);
      traded += trades.length;
    }),
    runs,
  );
  expect(traded).toBeGreaterThan(50);
});

test('costs are never negative, trades follow each other, and each lies inside the prices of its bars', () => {
  fc.assert(
    fc.property(genome, anyRoughBars, profile, (strategy, bars, costs) => {
      const { trades, equity } = simulate(strategy, bars, { costs });
      let free = 1;
      for (const { entryBar, exitBar, entryPrice, exitPrice, quantity, costs: paid, entryTime } of trades) {
        expect(paid).toBeGreaterThanOrEqual(0);
        expect(quantity).toBeGreaterThan(0);
        expect(entryBar).toBeGreaterThanOrEqual(free);
        expect(exitBar).toBeGreaterThanOrEqual(entryBar);
        expect(entryPrice).toBe(bars.open[entryBar]);
        expect(entryTime).toBe(bars.time[entryBar]);
        expect(exitPrice).toBeGreaterThanOrEqual(bars.low[exitBar]! * (1 - 1e-15));
        expect(exitPrice).toBeLessThanOrEqual(bars.high[exitBar]! * (1 + 1e-15));
        free = exitBar;
      }
      expect(equity.every(Number.isFinite)).toBe(true);
    }),
    runs,
  );
});

test('costs only ever take away: without a change of decisions a dearer profile leaves less', () => {
  const always = { ...alwaysLong, sizing: { kind: 'fixed', fraction: 0.5 } } as const;
  fc.assert(
    fc.property(anyRoughBars, (bars) => {
      const [free, dear] = [costPolicies.none, costPolicies.default].map((costs) => simulate(always, bars, { costs }));
      expect(dear?.equity.at(-1) ?? 0).toBeLessThanOrEqual(free?.equity.at(-1) ?? 0);
    }),
  );
});

/** What was decided and done before `bar`; the forced exit at the end of the data is no decision. */
function past({ trades, equity }: Simulation, bar: number): unknown {
  const opened = trades.filter(({ entryBar }) => entryBar < bar);
  return {
    closed: opened.filter(({ exitBar, reason }) => exitBar < bar && reason !== 'end-of-data'),
    opened: opened.map(({ side, entryBar, entryPrice, quantity }) => ({ side, entryBar, entryPrice, quantity })),
    equity: [...equity.subarray(0, bar)],
  };
}

test('cutting off or altering the future changes no earlier decision', () => {
  let compared = 0;
  fc.assert(
    fc.property(
      genome,
      anyRoughBars,
      profile,
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      (...[strategy, bars, costs, share]) => {
        const cut = Math.ceil(bars.close.length * share);
        const depth = new Float64Array(bars.close.length).fill(0.5);
        const whole = simulate(strategy, bars, { costs, depth });
        const altered = simulate(strategy, alterFuture(bars, cut), {
          costs,
          depth: depth.map((value, bar) => (bar < cut ? value : 0.1)),
        });
        expect(past(altered, cut)).toEqual(past(whole, cut));
        // The last bar of the shorter history holds the forced exit.
        const truncated = simulate(strategy, sliceBars(bars, 0, cut), { costs, depth: depth.subarray(0, cut) });
        expect(past(truncated, cut - 1)).toEqual(past(whole, cut - 1));
        compared += whole.trades.filter(({ exitBar }) => exitBar < cut).length;
      },
    ),
    runs,
  );
  expect(compared).toBeGreaterThan(10);
});

function scaleBars(bars: Bars, factor: number): Bars {
  const scaled = (column: Float64Array): Float64Array => column.map((price) => price * factor);
  return {
    ...bars,
    open: scaled(bars.open),
    high: scaled(bars.high),
    low: scaled(bars.low),
    close: scaled(bars.close),
  };
}

const scaleCosts = (costs: CostPolicy, factor: number): CostPolicy => ({
  ...costs,
  fixedCost: costs.fixedCost * factor,
});

test('prices and capital in another unit change no return: to the last bit where the unit is a power of two', () => {
  fc.assert(
    fc.property(genome, anyRoughBars, profile, fc.integer({ min: -8, max: 8 }), (...[strategy, bars, costs, power]) => {
      const factor = 2 ** power;
      const options = { costs: scaleCosts(costs, factor), initialCapital: 50_000 * factor };
      const scaled = simulate(strategy, scaleBars(bars, factor), options);
      const plain = simulate(strategy, bars, { costs });
      expect([...scaled.equity.map((value) => value / factor)]).toEqual([...plain.equity]);
      expect(scaled.trades.map(({ quantity }) => quantity)).toEqual(plain.trades.map(({ quantity }) => quantity));
    }),
    runs,
  );
});

test('prices and capital in any unit change no return beyond rounding', () => {
  const moving = fc.nat().map((seed) => roughBars({ seed, length: 200, gaps: 0.05 }));
  fc.assert(
    fc.property(
      drawnGenome,
      moving,
      profile,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (...[strategy, bars, costs, factor]) => {
        const options = { costs: scaleCosts(costs, factor), initialCapital: 50_000 * factor };
        const scaled = simulate(strategy, scaleBars(bars, factor), options).equity;
        const plain = simulate(strategy, bars, { costs }).equity;
        plain.forEach((value, bar) => expect(Math.abs(scaled[bar]! / factor / value - 1)).toBeLessThan(1e-9));
      },
    ),
    { numRuns: 60 },
  );
});

const alwaysLong: Genome = {
  schema: 1,
  long: { enter: { left: 'day-of-week', is: 'above', right: 0 } },
  exits: {},
  sizing: { kind: 'fixed', fraction: 1 },
};

test('long only, always in and without costs is buy-and-hold from its first fill', () => {
  fc.assert(
    fc.property(anyRoughBars, fc.double({ min: 0, max: 1, noNaN: true }), (bars, share) => {
      const to = bars.close.length;
      const from = Math.floor((to - 1) * share);
      const { equity, trades } = simulate(alwaysLong, bars, { from });
      const held = holdInstrument(bars, from + 1, to);
      expect(equity).toHaveLength(to - from);
      expect(equity[0]).toBe(50_000);
      held.forEach((value, bar) => expect(Math.abs(equity[bar + 1]! / 50_000 / value - 1)).toBeLessThan(1e-12));
      expect(trades).toHaveLength(to - from > 1 ? 1 : 0);
    }),
  );
});

test('nothing is traded in no time, nor in a single bar', () => {
  const bars = roughBars({ seed: 1, length: 30 });
  const nothing = { trades: [], costs: 0, tradedValue: 0, barsInMarket: 0 };
  for (const at of [0, 12, 30])
    expect(simulate(alwaysLong, bars, { from: at, to: at })).toEqual({ ...nothing, equity: new Float64Array(0) });
  expect(simulate(alwaysLong, bars, { from: 4, to: 5 })).toEqual({ ...nothing, equity: Float64Array.of(50_000) });
  const two = simulate(alwaysLong, bars, { from: 4, to: 6 });
  expect(two.trades).toMatchObject([{ entryBar: 5, exitBar: 5, exitPrice: bars.close[5] }]);
  expect(simulate(alwaysLong, sliceBars(bars, 0, 0), {})).toMatchObject(nothing);
});

test('a range of bars looks at those before it and trades none of them', () => {
  fc.assert(
    fc.property(genome, fc.nat(), (strategy, seed) => {
      const bars = roughBars({ seed, length: 200 });
      const { trades, equity } = simulate(strategy, bars, { from: 120, to: 180 });
      expect(equity).toHaveLength(60);
      for (const { entryBar, exitBar } of trades) {
        expect(entryBar).toBeGreaterThan(120);
        expect(exitBar).toBeLessThan(180);
      }
    }),
    { numRuns: 50 },
  );
});

test('a strategy whose sides want in at the same closes never trades', () => {
  fc.assert(
    fc.property(genome, anyRoughBars, (strategy, bars) => {
      const enter = strategy.long?.enter ?? strategy.short?.enter ?? alwaysLong.long!.enter;
      const torn: Genome = { ...strategy, long: { enter }, short: { enter } };
      expect(simulate(torn, bars, {}).trades).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('one market serves all strategies: it is the same after a run, and the second run is the first', () => {
  const bars = roughBars({ seed: 9, length: 250, still: 0.02 });
  const before = structuredClone(bars);
  const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
  const options = { costs: costPolicies.default, initialCapital: 50_000, maxPosition: 0.95, from: 0, to: 250 };
  fc.assert(
    fc.property(drawnGenome, drawnGenome, (one, other) => {
      const first = simulateStrategy(one, market, options);
      simulateStrategy(other, market, options);
      expect(simulateStrategy(one, market, options)).toEqual(first);
      expect(simulate(one, before, options)).toEqual(first);
    }),
    { numRuns: 50 },
  );
  expect(bars).toEqual(before);
});
