import { costPolicies } from '../../../src/domain/microstructure/policy';
import { createRandom } from '../../../src/domain/numerics/random';
import { createSimulatedMarket, type SimulatedMarket } from '../../../src/domain/simulation/simulated-market';
import type { Genome } from '../../../src/domain/strategy/genome';
import { rankPlacebos } from '../../../src/domain/validation/placebo-ranks';
import { measurePlacebos, type PlaceboEvidence } from '../../../src/domain/validation/placebos';
import { emptyMarkets, plantedEdges } from '../../fixtures/planted-edges';
import { habit, settingOf } from '../../support/candidate-settings';

const noise = emptyMarkets[0]!;

function marketOf(bars: ReturnType<typeof noise.bars>): SimulatedMarket {
  return createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
}

function measure(genome: Genome, market: SimulatedMarket, { draws = 39, seed = 1 } = {}): PlaceboEvidence {
  const bars = market.path.bars.close.length;
  const split = Math.ceil(bars / 2);
  return measurePlacebos(settingOf(genome, { costs: costPolicies.default }), market, {
    inSample: { from: 0, to: split - 10 },
    outOfSample: { from: split, to: bars },
    random: createRandom(seed),
    draws,
  });
}

test.each(['habit', 'dip', 'weekday', 'trend'])(
  'the rule that knows the edge "%s" beats every placebo in both halves',
  (name) => {
    const edge = plantedEdges.find((planted) => planted.name === name)!;
    const ranks = rankPlacebos(measure(edge.knows, marketOf(edge.bars(3, 1_600))), 0.05);
    expect(ranks).toHaveLength(10);
    expect(ranks.filter(({ beaten }) => beaten !== true)).toEqual([]);
  },
);

test('what is always invested earns the drift of the market, no more than rounding it in and out is worth', () => {
  const always: Genome = { ...habit, long: { enter: { left: 'close', is: 'above', right: 'low' } } };
  const market = marketOf(emptyMarkets[1]!.bars(2, 800));
  const evidence = measure(always, market, { draws: 19 });
  expect(evidence.outOfSample.candidate.sharpe).toBeGreaterThan(0);
  expect(evidence.outOfSample.exposure).toBeGreaterThan(0.9);
  expect(Math.abs(evidence.outOfSample.drift.sharpe! - evidence.outOfSample.candidate.sharpe!)).toBeLessThan(0.05);
  const ranks = rankPlacebos(evidence, 0.05).filter(({ range }) => range === 'outOfSample');
  expect(ranks.find(({ kind }) => kind === 'random-entries')?.beaten).toBe(false);
});

test('a rule that decides a bar too early is significantly worse than itself a bar late', () => {
  // On a market where yesterday's move comes back today, and today's does not tomorrow.
  const edge = plantedEdges.find(({ name }) => name === 'habit')!;
  const market = marketOf(edge.bars(5, 1_600));
  const against: Genome = {
    ...habit,
    long: { enter: { left: 'roc(1)', is: 'below', right: 0 }, exit: { left: 'roc(1)', is: 'above', right: 0 } },
  };
  const late = rankPlacebos(measure(against, market, { draws: 1 }), 0.05).filter(({ kind }) => kind === 'lagged');
  expect(late.map(({ beaten }) => beaten)).toEqual([false, false]);
  expect(late[1]!.placebo).toBeGreaterThan(late[1]!.candidate!);
});

test('who never trades has no ratios, neither have the placebos, and nothing is beaten', () => {
  const idle: Genome = { ...habit, long: { enter: { left: 'roc(1)', is: 'above', right: 0.2 } } };
  const evidence = measure(idle, marketOf(noise.bars(1, 400)), { draws: 5 });
  expect(evidence.outOfSample).toMatchObject({ exposure: 0, candidate: { totalReturn: 0 } });
  for (const { sharpe, undefinedDraws } of evidence.outOfSample.draws) {
    expect(sharpe).toHaveLength(0);
    expect(undefinedDraws).toBe(5);
  }
  expect(rankPlacebos(evidence, 0.05).some(({ beaten }) => beaten)).toBe(false);
});

test('one seed gives one evidence, and money changes nothing where trading is free', () => {
  const market = marketOf(noise.bars(8, 400));
  expect(measure(habit, market, { draws: 5 })).toEqual(measure(habit, market, { draws: 5 }));
  expect(measure(habit, market, { draws: 5, seed: 2 })).not.toEqual(measure(habit, market, { draws: 5 }));
  const ranges = { inSample: { from: 0, to: 190 }, outOfSample: { from: 200, to: 400 } };
  const [small, large] = [1_000, 64_000].map((initialCapital) =>
    measurePlacebos(settingOf(habit, { initialCapital }), market, { ...ranges, random: createRandom(4), draws: 5 }),
  );
  small!.outOfSample.draws.forEach(({ sharpe }, kind) =>
    sharpe.forEach((ratio, draw) => expect(ratio).toBeCloseTo(large!.outOfSample.draws[kind]!.sharpe[draw]!, 8)),
  );
  expect(() => measure(habit, market, { draws: 0 })).toThrow('draws are counted from 1');
});

test('p-values of a rule that knows nothing are uniform, and all placebos together are beaten no more often than the level says', () => {
  const pValues = { shuffled: [] as number[], permuted: [] as number[], 'random-entries': [] as number[] };
  const markets = 60;
  let beatsAll = 0;
  for (let seed = 0; seed < markets; seed++) {
    const evidence = measurePlacebos(settingOf(habit), marketOf(noise.bars(100 + seed, 170)), {
      inSample: { from: 0, to: 10 },
      outOfSample: { from: 20, to: 170 },
      random: createRandom(seed),
      draws: 39,
    });
    const drawn = rankPlacebos(evidence, 0.05).filter(({ range, draws }) => range === 'outOfSample' && draws);
    for (const { kind, pValue } of drawn) pValues[kind as keyof typeof pValues].push(pValue!);
    if (drawn.every(({ beaten }) => beaten)) beatsAll++;
  }
  // Kolmogorov-Smirnov at 1 %, and a fortieth for the steps in which p-values come.
  for (const values of Object.values(pValues))
    expect(distanceFromUniform(values)).toBeLessThan(1.63 / Math.sqrt(markets) + 1 / 40);
  // At a true share of 5 % more than eight of sixty happen once in three hundred times.
  expect(beatsAll).toBeLessThanOrEqual(8);
});

function distanceFromUniform(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  return Math.max(...ordered.map((value, place) => Math.abs((place + 1) / ordered.length - value)));
}
