import path from 'node:path';
import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { arenaShelf } from '../../../src/adapters/threads/arena-shelf';
import type { ArenaPackage } from '../../../src/adapters/threads/arena-shelf';
import { bufferOf, createKernelMemory } from '../../../src/adapters/threads/kernel-memory';
import { createThreadControl, readDone, stopThread } from '../../../src/adapters/threads/thread-control';
import { threadWork, type Replayed } from '../../../src/adapters/threads/thread-work';
import { createArena, specifyArena, takeInSample } from '../../../src/domain/evolution/arena';
import { evaluateGenome } from '../../../src/domain/evolution/genome-evaluation';
import { evolveWindow } from '../../../src/domain/evolution/walk-forward-search';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import type { RegimeGains } from '../../../src/domain/simulation/regime-gains';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';
import { settingsOn } from '../../support/record-contract';
import { sampleOffspring } from '../../support/record-samples';

const wasmFile = path.resolve(__dirname, '../../../dist/kernel.wasm');
const gains: RegimeGains = [1, 0.5, 1, 2];
const genomes = sampleOffspring(3).map(({ id, genome }, index) => ({ id, genome, ...(index === 1 && { gains }) }));
const scenarios = standardScenarios.slice(0, 3);
const memory = createKernelMemory({ kind: 'js', bytes: 64 * 1_048_576, threads: 2 });
let bars: Bars;
beforeAll(async () => (bars = sliceBars(await readDefaultBars(), 0, 500)));

const settingsFor = (seed: number) => {
  const settings = settingsOn('d'.repeat(64), seed);
  return { ...settings, search: { ...settings.search, bootstrapWorlds: 1, garchWorlds: 1 } };
};

test('threads build, place and share arenas, each its own; figures are those of the plain form, gains included', () => {
  const shelf = arenaShelf(bufferOf(memory), memory.heap);
  const threads = [threadWork(memory, 0), threadWork(memory, 1)];
  const places = [1, 2].map((seed) => {
    const settings = settingsFor(seed);
    const built = threads[0]!({ kind: 'build', ground: { bars, settings, scenarios } }) as ArenaPackage;
    const { place } = shelf.add(built)!;
    void threads[1]!({ kind: 'place', place });
    const arena = createArena(bars, specifyArena(settings, scenarios));
    const expected = genomes.map(({ id, genome, gains: own }) => {
      return { id, evaluation: evaluateGenome(genome, arena, own) };
    });
    return { place, expected };
  });
  let number = 0;
  for (const at of [0, 1, 1, 0])
    for (const thread of threads) {
      const control = createThreadControl();
      const { place, expected } = places[at]!;
      expect(thread({ kind: 'evaluate', place, number: ++number, genomes, control })).toStrictEqual(expected);
      expect(readDone(control)).toBe(3);
    }
});

test('a thread told to stop does no further genome', () => {
  const thread = threadWork(memory, 0);
  const control = createThreadControl();
  stopThread(control);
  const course = { bars, settings: settingsFor(1) };
  expect(thread({ kind: 'assess', course, genomes, control })).toEqual([]);
  expect(thread({ kind: 'replay', course, genomes, control })).toEqual([]);
  expect(readDone(control)).toBe(0);
});

test('a replay gives the returns of the in-sample history, one a bar', () => {
  const thread = threadWork(memory, 0);
  const course = { bars, settings: settingsFor(1) };
  const replayed = thread({ kind: 'replay', course, genomes, control: createThreadControl() }) as Replayed[];
  const arena = createArena(bars, specifyArena(course.settings, []));
  expect(replayed.map(({ id }) => id)).toEqual(genomes.map(({ id }) => id));
  for (const [index, { returns }] of replayed.entries()) {
    expect(returns).toHaveLength(arena.history.path.bars.close.length);
    const { genome, gains: own } = genomes[index]!;
    const total = returns.reduce((wealth, change) => wealth * (1 + change), 1) - 1;
    expect(total).toBeCloseTo(evaluateGenome(genome, arena, own).inSample.totalReturn ?? 0, 10);
  }
});

const constraints = { maxPosition: 0.1, turnoverPerDay: 0.8, regimes: ['low', 'medium'] as const, costScale: 2 };

test('constraints hold wherever a genome is tried, and those of another run are never taken for them', () => {
  const shelf = arenaShelf(bufferOf(memory), memory.heap);
  const thread = threadWork(memory, 0);
  const settings = { ...settingsFor(1), training: { constraints } };
  const built = thread({ kind: 'build', ground: { bars, settings, scenarios } }) as ArenaPackage;
  const { place } = shelf.add(built)!;
  void thread({ kind: 'place', place });
  const arena = createArena(bars, specifyArena(settings, scenarios));
  const control = createThreadControl();
  expect(thread({ kind: 'evaluate', place, number: 1, genomes, control })).toStrictEqual(
    genomes.map(({ id, genome, gains: own }) => ({ id, evaluation: evaluateGenome(genome, arena, own) })),
  );
  const replay = (given: typeof settings | ReturnType<typeof settingsFor>): Replayed[] =>
    thread({ kind: 'replay', course: { bars, settings: given }, genomes, control }) as Replayed[];
  const [free, held] = [replay(settingsFor(1)), replay(settings)];
  for (const [index, { returns }] of held.entries()) {
    const { genome, gains: own } = genomes[index]!;
    expect(returns.reduce((wealth, change) => wealth * (1 + change), 1) - 1).toBeCloseTo(
      evaluateGenome(genome, arena, own).inSample.totalReturn ?? 0,
      10,
    );
  }
  expect(held).not.toEqual(free);
  expect(replay(settingsFor(1))).toEqual(free);
});

describe('a window of a walk forward', () => {
  const search = { seed: 5, population: 8, generations: 2, costs: 'default' } as const;
  const window = { train: { from: 0, to: 220 }, test: { from: 230, to: 300 } };
  const evolve = (on: typeof memory, control = createThreadControl()) =>
    threadWork(on, 0)({ kind: 'evolve-window', bars, search, window, control });

  test('is the same in a lane of either kernel as in the plain form, and leaves nothing behind', async () => {
    const plainly = await evolveWindow({
      ...{ inSample: takeInSample(bars).bars, search, window },
      openScoring: (arena) => (phenotypes) =>
        phenotypes.map(({ genome, gains: own }) => evaluateGenome(genome, arena, own)),
    });
    expect(await evolve(memory)).toStrictEqual(plainly);
    const compiled = createKernelMemory({ kind: 'wasm', bytes: 64 * 1_048_576, threads: 2, file: wasmFile });
    expect(await evolve(compiled)).toStrictEqual(plainly);

    const shelf = arenaShelf(bufferOf(memory), memory.heap);
    const thread = threadWork(memory, 0);
    const settings = settingsFor(1);
    const { place } = shelf.add(thread({ kind: 'build', ground: { bars, settings, scenarios } }) as ArenaPackage)!;
    void thread({ kind: 'place', place });
    const evaluate = (number: number) =>
      thread({ kind: 'evaluate', place, number, genomes, control: createThreadControl() });
    const before = evaluate(1);
    await thread({ kind: 'evolve-window', bars, search, window, control: createThreadControl() });
    expect(evaluate(2)).toStrictEqual(before);
  });

  test('says how many genomes it has scored, and ends when it is told to stop', async () => {
    const control = createThreadControl();
    await evolve(memory, control);
    expect(readDone(control)).toBeGreaterThan(8);
    stopThread(control);
    await expect(evolve(memory, control)).rejects.toThrow('stopped before the end');
  });

  test.each([1, 3])('a lane of %d MB is too small for it', async (megabytes) => {
    const small = createKernelMemory({ kind: 'js', bytes: megabytes * 1_048_576, threads: 2 });
    await expect(evolve(small)).rejects.toMatchObject({ code: 'evolution.data-too-large' });
  });
});
