import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { createArena, type Arena, type ArenaSpec } from '../../../src/domain/evolution/arena';
import { fitnessDimensions } from '../../../src/domain/evolution/fitness';
import { createGenePool } from '../../../src/domain/evolution/gene-pool';
import { evaluateGenome } from '../../../src/domain/evolution/genome-evaluation';
import { evolutionPolicy } from '../../../src/domain/evolution/policy';
import { drawGenome } from '../../../src/domain/evolution/random-genome';
import type { TrainingConstraints } from '../../../src/domain/evolution/training-constraints';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import { quantise } from '../../../src/domain/numerics/quantise';
import { createRandom } from '../../../src/domain/numerics/random';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';
import type { Genome } from '../../../src/domain/strategy/genome';

/** Two years of the S&P 500: enough for a hold-out, little enough to be quick. */
let bars: Bars;
let arena: Arena;
let openArena: () => Arena;
const spec: ArenaSpec = {
  ...{ seed: 3, costs: 'default', scenarios: standardScenarios, worlds: { bootstrap: 1, garch: 1 } },
};

beforeAll(async () => {
  bars = sliceBars(await readDefaultBars(), 0, 500);
  openArena = () => createArena(bars, spec);
  arena = openArena();
});

const pool = createGenePool({ hasVolume: true });
const population = Array.from({ length: 24 }, (_, seed) => drawGenome(pool, createRandom(seed)));

test('a score depends on the genome and the arena alone: not on who was scored before, nor on a fresh arena', () => {
  const scores = population.map((genome) => evaluateGenome(genome, arena));
  const fresh = openArena();
  const backwards = [...population].reverse().map((genome) => evaluateGenome(genome, fresh));
  expect(backwards.reverse()).toEqual(scores);
  expect(scores.filter(({ violation }) => violation === 0).length).toBeGreaterThan(3);
});

test('scores lie in [0, 1], hold for every platform, and survive the way through JSON', () => {
  for (const genome of population) {
    const evaluation = evaluateGenome(genome, arena);
    for (const dimension of fitnessDimensions) {
      const score = evaluation.fitness[dimension];
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(score).toBe(quantise(score));
    }
    expect(evaluation.stress.map(({ scenario }) => scenario)).toEqual(standardScenarios.map(({ name }) => name));
    expect(JSON.parse(JSON.stringify(evaluation))).toEqual(evaluation);
  }
});

const plain = { schema: 1, exits: {}, sizing: { kind: 'fixed', fraction: 0.9 } } as const;

test('a genome that never trades is as far from feasible as can be, and scores nothing where nothing is known', () => {
  const never: Genome = { ...plain, long: { enter: { left: 'rsi(14)', is: 'above', right: 100 } } };
  const { violation, fitness, inSample } = evaluateGenome(never, arena);
  // No trade, no time in the market, no ratio: 1 + 1 + 1.
  expect(violation).toBe(3);
  expect(fitness).toMatchObject({ profit: 0, robustness: 0 });
  expect(inSample.trades).toBe(0);
});

test('a genome that trades too seldom misses the share of trades it lacks', () => {
  const once: Genome = { ...plain, long: { enter: { left: 'month', is: 'above', right: 0 } } };
  const { violation, inSample } = evaluateGenome(once, arena);
  expect(inSample.trades).toBe(1);
  expect(violation).toBe(quantise(1 - 1 / evolutionPolicy.feasibility.minTrades));
});

test('a genome with trades and time in the market enough is feasible', () => {
  const brief: Genome = {
    ...plain,
    long: { enter: { left: 'day-of-week', is: 'above', right: 4 } },
    exits: { maxBars: 1 },
  };
  const { violation, inSample } = evaluateGenome(brief, arena);
  expect(inSample.trades).toBeGreaterThan(10);
  expect(violation).toBe(0);
  const { exposure = 0 } = inSample;
  expect(exposure).toBeGreaterThan(0.02);
});

test('what a bearer has learned changes how much it holds, not when: without gains in a regime nothing is held there', () => {
  const always: Genome = {
    ...plain,
    long: { enter: { left: 'day-of-week', is: 'above', right: 4 } },
    exits: { maxBars: 1 },
  };
  const neutral = evaluateGenome(always, arena, [1, 1, 1, 1]);
  expect(neutral).toEqual(evaluateGenome(always, arena));
  expect(evaluateGenome(always, arena, [0, 0, 0, 0]).inSample.trades).toBe(0);
  const half = evaluateGenome(always, arena, [0.5, 0.5, 0.5, 0.5]).inSample;
  expect(half.trades).toBe(neutral.inSample.trades);
  expect((half.turnover ?? 0) / (neutral.inSample.turnover ?? 0)).toBeCloseTo(0.5, 1);
});

describe('under constraints of training', () => {
  const brief: Genome = {
    ...plain,
    long: { enter: { left: 'day-of-week', is: 'above', right: 4 } },
    exits: { maxBars: 1 },
  };
  const constraints: TrainingConstraints = {
    ...{ maxPosition: 0.1, turnoverPerDay: 10, regimes: ['low', 'medium', 'high'], costScale: 1 },
  };
  const under = (change: Partial<TrainingConstraints>) =>
    evaluateGenome(brief, createArena(bars, { ...spec, constraints: { ...constraints, ...change } }));

  test('positions are no larger than allowed, and costs are those asked for', () => {
    const { inSample, violation } = under({});
    const free = evaluateGenome(brief, arena).inSample;
    expect(violation).toBe(0);
    expect(inSample.trades).toBe(free.trades);
    // A genome that wants 0.9 of its equity gets 0.1 of it.
    expect(inSample.turnover! / free.turnover!).toBeCloseTo(1 / 9, 2);
    expect(under({ costScale: 0 }).inSample.costs).toBe(0);
    expect(under({ costScale: 2 }).inSample.costs).toBeCloseTo(2 * inSample.costs, 4);
  });

  test('nothing is entered elsewhere than in the regimes allowed', () => {
    const trades = (regimes: TrainingConstraints['regimes']): number => under({ regimes }).inSample.trades;
    const parts = (['low', 'medium', 'high'] as const).map((regime) => trades([regime]));
    const all = trades(['low', 'medium', 'high']);
    expect(parts.filter((count) => count > 0).length).toBeGreaterThan(1);
    // Those before the first regime is known belong to none.
    expect(parts.reduce((sum, count) => sum + count, 0)).toBeLessThan(all);
    expect(trades(['low', 'medium'])).toBe(parts[0]! + parts[1]!);
  });

  test('who trades or loses too much is the less feasible the more, and scores as before', () => {
    const { inSample, fitness } = under({});
    const { limits } = createArena(bars, { ...spec, constraints });
    const perDay = inSample.turnover! / limits!.daysPerYear / 0.1;
    const halved = under({ turnoverPerDay: perDay / 2 });
    expect(halved.violation).toBeCloseTo(1, 9);
    expect(halved.fitness).toEqual(fitness);
    expect(under({ turnoverPerDay: perDay * 1.01 }).violation).toBe(0);
    expect(under({ maxDrawdown: inSample.maxDrawdown! / 3 }).violation).toBeCloseTo(2, 9);
  });
});
