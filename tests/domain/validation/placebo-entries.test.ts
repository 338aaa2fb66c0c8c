import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { createSimulatedMarket } from '../../../src/domain/simulation/simulated-market';
import { simulateSignals, simulateStrategy, type Simulation } from '../../../src/domain/simulation/simulate';
import type { Trade } from '../../../src/domain/simulation/trade';
import type { Genome } from '../../../src/domain/strategy/genome';
import { drawRandomEntries, readTradingPattern } from '../../../src/domain/validation/placebo-entries';
import { emptyMarkets } from '../../fixtures/planted-edges';
import { habit, settingOf } from '../../support/candidate-settings';
import { drawnGenome } from '../../support/random-genomes';

const bars = emptyMarkets[0]!.bars(4, 400);
const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
const range = { from: 50, to: 400 };

function closesHeld({ entryBar, exitBar, reason }: Trade): number {
  return exitBar - entryBar + Number(reason === 'end-of-data');
}

function drawOne(genome: Genome, seed: number): { candidate: Simulation; placebo: Simulation } {
  const setting = settingOf(genome);
  const options = { ...setting.options, ...range };
  const candidate = simulateStrategy(setting.genome, market, options);
  const pattern = readTradingPattern(candidate.trades, { setting, market, range });
  const signals = drawRandomEntries(pattern, range, createRandom(seed));
  return {
    candidate,
    placebo: simulateSignals({ genome: { ...setting.genome, exits: {} }, signals }, market, options),
  };
}

const shape = ({ trades }: Simulation): string[] =>
  trades
    .filter((trade) => closesHeld(trade) > 0)
    .map((trade) => `${trade.side} ${closesHeld(trade)}`)
    .sort();

test('random entries hold as many positions for as many closes on the same sides as the candidate, whatever ended its own', () => {
  let differing = 0;
  fc.assert(
    fc.property(drawnGenome, fc.integer(), (drawn, seed) => {
      // Volatility is known throughout the range, so that every bar permits an entry.
      const { candidate, placebo } = drawOne(drawn, seed);
      const [own, others] = [shape(candidate), shape(placebo)];
      // Where the order of the sides begins elsewhere, the join may need one bar more than there is.
      if (drawn.long && drawn.short)
        expect(Math.abs(placebo.barsInMarket - candidate.barsInMarket)).toBeLessThanOrEqual(1);
      else expect(others).toEqual(own);
      const times = ({ trades }: Simulation): string => trades.map(({ entryBar }) => entryBar).join();
      if (own.length > 3 && times(candidate) !== times(placebo)) differing++;
    }),
    { numRuns: 150 },
  );
  expect(differing).toBeGreaterThan(20);
});

test('every bar is held equally often by chance', () => {
  const held = new Float64Array(400);
  const setting = settingOf(habit);
  const options = { ...setting.options, ...range };
  const { trades, barsInMarket } = simulateStrategy(setting.genome, market, options);
  const pattern = readTradingPattern(trades, { setting, market, range });
  const random = createRandom(6);
  const draws = 400;
  for (let draw = 0; draw < draws; draw++) {
    const { longEnter } = drawRandomEntries(pattern, range, random);
    longEnter.forEach((signal, bar) => (held[bar + 1] = (held[bar + 1] ?? 0) + signal));
  }
  const usual = barsInMarket / (range.to - range.from - 1);
  const error = Math.sqrt((usual * (1 - usual)) / draws);
  const shares = [...held.subarray(range.from + 1, range.to)].map((count) => count / draws);
  expect(Math.max(...shares.map((share) => Math.abs(share - usual))) / error).toBeLessThan(4.5);
});

test('no entry is drawn at a bar where the candidate could not have entered', () => {
  const restricted = settingOf(habit, { regimeGains: [0, 1, 0, 0] });
  const options = { ...restricted.options, ...range };
  const { trades } = simulateStrategy(restricted.genome, market, options);
  const pattern = readTradingPattern(trades, { setting: restricted, market, range });
  expect(trades.length).toBeGreaterThan(5);
  for (let seed = 0; seed < 20; seed++) {
    const { longEnter } = drawRandomEntries(pattern, range, createRandom(seed));
    const starts = [...longEnter.keys()].filter((bar) => longEnter[bar] === 1 && longEnter[bar - 1] !== 1);
    for (const bar of starts) expect(market.volatilityRegime[bar]).toBe(1);
  }
});

test('a candidate that never traded leaves nothing to draw', () => {
  const pattern = readTradingPattern([], { setting: settingOf(habit), market, range });
  const { longEnter, shortEnter } = drawRandomEntries(pattern, range, createRandom(1));
  expect([...longEnter, ...shortEnter].some(Boolean)).toBe(false);
});
