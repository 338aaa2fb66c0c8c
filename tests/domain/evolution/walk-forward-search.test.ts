import type { Arena } from '../../../src/domain/evolution/arena';
import { evaluateGenome } from '../../../src/domain/evolution/genome-evaluation';
import {
  evolveWindow,
  joinWindows,
  type ScorePhenotypes,
  type WalkForwardSearch,
  type WindowInput,
} from '../../../src/domain/evolution/walk-forward-search';
import type { Genome } from '../../../src/domain/strategy/genome';
import { countSenseUse } from '../../../src/domain/evolution/sense-use';
import { computeSharpe } from '../../../src/domain/performance/sharpe';
import { alterFuture, roughBars } from '../../support/rough-bars';

const inSample = roughBars({ seed: 6, length: 400 });
const search: WalkForwardSearch = { seed: 3, population: 10, generations: 2, costs: 'default' };
const window = { train: { from: 20, to: 260 }, test: { from: 270, to: 350 } };
const arenas: Arena[] = [];

function openScoring(arena: Arena): ScorePhenotypes {
  arenas.push(arena);
  return (phenotypes) => phenotypes.map(({ genome, gains }) => evaluateGenome(genome, arena, gains));
}

const evolve = (change: Partial<WindowInput> = {}) =>
  evolveWindow({ inSample, search, window, openScoring, ...change });

test('a window has a strategy evolved on its training bars alone and its returns over the test bars', async () => {
  arenas.length = 0;
  const outcome = await evolve();
  expect(outcome).toMatchObject(window);
  expect(outcome.strategy).toMatch(/^[0-9a-f]{64}$/);
  expect(outcome.returns).toHaveLength(80);
  expect(outcome.testSharpe).toBeCloseTo(computeSharpe(outcome.returns, 252)!, 9);
  expect(arenas).toHaveLength(1);
  expect(arenas[0]!.history.path.bars.close).toEqual(inSample.close.subarray(20, 260));
  for (const { path } of arenas[0]!.stressed) expect(path.bars.close).toHaveLength(240);
});

test('equal input gives equal bits; the seed matters, and so does the window', async () => {
  const outcome = await evolve();
  expect(await evolve()).toStrictEqual(outcome);
  expect((await evolve({ search: { ...search, seed: 4 } })).strategy).not.toBe(outcome.strategy);
  const later = { train: { from: 40, to: 260 }, test: window.test };
  expect((await evolve({ window: later })).strategy).not.toBe(outcome.strategy);
});

test('strategies of a window are made of the plain features, and of the senses asked for', async () => {
  const used = async (senses: WalkForwardSearch['senses']): Promise<Set<string>> => {
    const scored: Genome[] = [];
    const watched = (arena: Arena): ScorePhenotypes => {
      const score = openScoring(arena);
      return (phenotypes) => {
        scored.push(...phenotypes.map(({ genome }) => genome));
        return score(phenotypes);
      };
    };
    await evolve({ search: { ...search, ...(senses && { senses }) }, openScoring: watched });
    return new Set(countSenseUse(scored).map(({ sense }) => sense));
  };
  expect(await used(undefined)).toEqual(new Set(['plain']));
  expect(await used(['indicators', 'when'])).toEqual(new Set(['plain', 'indicators', 'when']));
});

test('what comes after the training bars has no part in the choice, and what comes after the test none in anything', async () => {
  const outcome = await evolve();
  const surprised = await evolve({ inSample: alterFuture(inSample, 260) });
  expect(surprised.strategy).toBe(outcome.strategy);
  expect(surprised.trainSharpe).toBe(outcome.trainSharpe);
  expect(surprised.returns).not.toEqual(outcome.returns);
  expect(await evolve({ inSample: alterFuture(inSample, 350) })).toStrictEqual(outcome);
});

test('features know the bars before the test, trades do not: the account is flat when it begins', async () => {
  const { returns } = await evolve();
  expect(returns[0]).toBe(0);
  expect(returns.some((value) => value !== 0)).toBe(true);
});

test('where nobody is feasible nobody trades', async () => {
  const barren = (arena: Arena): ScorePhenotypes => {
    const score = openScoring(arena);
    return (phenotypes) => score(phenotypes).map((evaluation) => ({ ...evaluation, violation: 1 }));
  };
  expect(await evolve({ openScoring: barren })).toStrictEqual({
    ...{ ...window, strategy: 'none' },
    returns: new Float64Array(80),
  });
});

test('constraints hold in training and in the test', async () => {
  const constraints = {
    maxPosition: 0.1,
    turnoverPerDay: 5,
    regimes: ['low', 'medium', 'high'] as const,
    costScale: 0,
  };
  const { returns } = await evolve({ search: { ...search, training: { constraints } } });
  expect(arenas.at(-1)!.limits!.constraints).toBe(constraints);
  // No bar moves the account by more than a tenth of what it moves the price.
  const largest = Math.max(
    ...Array.from({ length: 80 }, (_, bar) => {
      const [before, now] = [inSample.close[269 + bar]!, inSample.close[270 + bar]!];
      return Math.abs(Math.log(now / before)) + Math.abs(Math.log(inSample.open[270 + bar]! / now));
    }),
  );
  for (const value of returns) expect(Math.abs(value)).toBeLessThan(0.12 * Math.expm1(largest));
});

test('windows are joined in order', () => {
  const first = { ...window, strategy: 'a', trainSharpe: 1, returns: Float64Array.of(0.1, 0.2) };
  const second = { ...window, strategy: 'b', testSharpe: -1, returns: Float64Array.of(0.3) };
  expect(joinWindows([first, second])).toStrictEqual({
    windows: [
      { ...window, strategy: 'a', trainSharpe: 1 },
      { ...window, strategy: 'b', testSharpe: -1 },
    ],
    returns: Float64Array.of(0.1, 0.2, 0.3),
  });
  expect(joinWindows([])).toStrictEqual({ windows: [], returns: new Float64Array(0) });
});
