import { costPolicies } from '../../../../src/domain/microstructure/policy';
import { createSimulatedMarket } from '../../../../src/domain/simulation/simulated-market';
import { simulateStrategy } from '../../../../src/domain/simulation/simulate';
import { canonicalGenome, genomeId } from '../../../../src/domain/strategy/canonical-genome';
import { fullStake } from '../../../../src/domain/strategy/families/known-strategy';
import { volatilityHarvesting } from '../../../../src/domain/strategy/families/volatility-harvesting';
import { knownStrategies } from '../../../../src/domain/strategy/strategy-families';
import { findBreaches } from '../../../support/evolved-limits';
import { walkBars } from '../../../support/random-bars';

const known = volatilityHarvesting.map(({ name, source, long, short, exits = {}, sizing = fullStake }) => ({
  name,
  source,
  genome: canonicalGenome({ schema: 1, ...(long && { long }), ...(short && { short }), exits, sizing }),
}));

test.each(known.map(({ name, genome }) => [name, genome] as const))(
  '%s is one that evolution could have made',
  (_, genome) => expect(findBreaches(genome)).toEqual([]),
);

test('each has its source and is no known strategy under another name', () => {
  const founders = new Set(knownStrategies({ hasVolume: true, period: '1d' }).map(genomeId));
  for (const { source, genome } of known) {
    expect(source).toMatch(/[A-Z].* (19|20)\d\d/);
    expect(founders.has(genomeId(genome))).toBe(false);
  }
  expect(new Set(known.map(({ genome }) => genomeId(genome))).size).toBe(known.length);
});

test('every one of them trades where calm and storm take turns', () => {
  const days = walkBars({ length: 2_600, seed: 1 });
  let price = 100;
  const close = days.close.map((value, t) => {
    const move = value / (days.close[t - 1] ?? 100);
    return (price *= t % 250 < 60 ? move ** 4 : move);
  });
  const open = close.map((_, t) => close[t - 1] ?? 100);
  const high = close.map((value, t) => Math.max(value, open[t]!) * 1.002);
  const low = close.map((value, t) => Math.min(value, open[t]!) * 0.998);
  const market = createSimulatedMarket({
    name: 'history',
    bars: { ...days, open, high, low, close },
    liquidity: undefined,
  });
  const options = { costs: costPolicies.none, initialCapital: 100_000, maxPosition: 0.95, from: 0, to: 2_600 };
  const idle = known.filter(({ genome }) => simulateStrategy(genome, market, options).trades.length === 0);
  expect(idle.map(({ name }) => name)).toEqual([]);
});
