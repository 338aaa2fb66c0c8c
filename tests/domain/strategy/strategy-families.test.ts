import { createSimulatedMarket } from '../../../src/domain/simulation/simulated-market';
import { simulateStrategy } from '../../../src/domain/simulation/simulate';
import { costPolicies } from '../../../src/domain/microstructure/policy';
import { genomeId } from '../../../src/domain/strategy/canonical-genome';
import { resolveFeature } from '../../../src/domain/strategy/feature-registry';
import { featuresOf } from '../../../src/domain/strategy/rule-walk';
import { knownStrategies, needsVolume, strategyFamilies } from '../../../src/domain/strategy/strategy-families';
import { walkBars } from '../../support/random-bars';
import { findBreaches } from '../../support/evolved-limits';

const all = strategyFamilies.flatMap(({ strategies }) => strategies);
const founding = strategyFamilies.filter(({ founds }) => founds);
const founders = founding.flatMap(({ strategies }) => strategies);
const ids = (genomes: readonly Parameters<typeof genomeId>[0][]): string[] => genomes.map(genomeId);

test('five families of the field open the first generation, a sixth does not; each has its sources', () => {
  expect(founding.map(({ family }) => family)).toEqual([
    ...['trend following', 'mean reversion', 'breakout', 'calendar', 'volatility targeting'],
  ]);
  expect(strategyFamilies.filter(({ founds }) => !founds).map(({ family }) => family)).toEqual([
    'volatility harvesting',
  ]);
  for (const { source } of all) expect(source).toMatch(/[A-Z].* (19|20)\d\d/);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test.each(all.map(({ name, genome }) => [name, genome] as const))(
  '%s is canonical and one that evolution could have made',
  (_, genome) => expect(findBreaches(genome)).toEqual([]),
);

test('no two of them are the same rule, whatever the data', () => {
  const known = ids(knownStrategies({ hasVolume: true, period: '1d' }));
  expect(new Set(known).size).toBe(known.length);
  expect(known).toHaveLength(founders.length);
});

test('without volume nothing asks for it, and all else stays', () => {
  const known = knownStrategies({ hasVolume: false, period: '1d' });
  const features = known.flatMap(featuresOf).map((ref) => resolveFeature(ref).feature);
  expect(features.filter((feature) => feature.needsVolume)).toEqual([]);
  expect(known).toHaveLength(founders.filter((strategy) => !needsVolume(strategy)).length);
  expect(known.length).toBeLessThan(founders.length);
});

test('a rule of days is known on daily bars only, a rule of dates on shorter ones too', () => {
  const namesOn = (period: '1d' | '1h' | '1w'): string[] => {
    const known = new Set(ids(knownStrategies({ hasVolume: true, period })));
    return all.filter(({ genome }) => known.has(genomeId(genome))).map(({ name }) => name);
  };
  expect(namesOn('1h')).toContain('sell in May');
  expect(namesOn('1h')).not.toContain('twelve-month momentum');
  expect(namesOn('1w')).not.toContain('sell in May');
  expect(namesOn('1w')).toContain('golden cross');
});

test('the first of them stand for one family each', () => {
  const first = ids(knownStrategies({ hasVolume: false, period: '1d' })).slice(0, founding.length);
  const families = first.map((id) =>
    strategyFamilies.findIndex(({ strategies }) => strategies.some(({ genome }) => genomeId(genome) === id)),
  );
  expect(families).toEqual([0, 1, 2, 3, 4]);
});

test('every founder trades on ten years of days', () => {
  const days = walkBars({ length: 2_600, seed: 1 });
  const bars = { ...days, volume: days.close.map((_, day) => (day % 9 === 0 ? 3_000_000 : 1_000_000)) };
  const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
  const options = { costs: costPolicies.none, initialCapital: 100_000, maxPosition: 0.95, from: 0, to: 2_600 };
  const idle = founders.filter(({ genome }) => simulateStrategy(genome, market, options).trades.length === 0);
  expect(idle.map(({ name }) => name)).toEqual([]);
});
