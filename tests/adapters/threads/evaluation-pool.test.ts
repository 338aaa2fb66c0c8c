import path from 'node:path';
import type { EvaluationTask } from '../../../src/activities/evaluator-ports';
import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { evaluationPool, type EvaluationPool } from '../../../src/adapters/threads/evaluation-pool';
import { createArena, specifyArena } from '../../../src/domain/evolution/arena';
import { assessGenome, createAssessmentMarket } from '../../../src/domain/evolution/assessment';
import { evaluateGenome } from '../../../src/domain/evolution/genome-evaluation';
import { sliceBars, type Bars } from '../../../src/domain/market/bars';
import { listWalkForwardWindows } from '../../../src/domain/validation/walk-forward';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';
import { plainEvaluator } from '../../support/plain-evaluator';
import { sampleOffspring } from '../../support/record-samples';
import { settingsOn } from '../../support/record-contract';

const threadFile = path.resolve(__dirname, '../../../dist/adapters/threads/evaluation-thread.js');
const offspring = sampleOffspring(8);
let bars: Bars;
let pool: EvaluationPool;

beforeAll(async () => (bars = sliceBars(await readDefaultBars(), 0, 600)));
afterEach(() => pool.close());

const taskOf = (genomes: EvaluationTask['genomes'], seed = 1): EvaluationTask => {
  return { bars, settings: settingsOn('d'.repeat(64), seed), scenarios: standardScenarios.slice(0, 4), genomes };
};
const watch = { onProgress: () => undefined, signal: new AbortController().signal };

/** Far more genomes than anyone waits for. */
const endless = (): EvaluationTask['genomes'] => Array.from({ length: 200_000 }, (_, at) => offspring[at % 8]!);

test.each([
  { threads: 1, kernel: 'wasm' as const },
  { threads: 2, kernel: 'wasm' as const },
  { threads: 2, kernel: 'js' as const },
])(
  '$threads threads with kernel $kernel score as one process does, to the last bit, whoever takes which genomes',
  async ({ threads, kernel }) => {
    pool = evaluationPool({ threads, threadFile, kernel });
    const expected = [1, 2].map((seed) => {
      const { settings, scenarios } = taskOf([], seed);
      const arena = createArena(bars, specifyArena(settings, scenarios));
      return offspring.map(({ id, genome }) => ({ id, evaluation: evaluateGenome(genome, arena) }));
    });
    const parts = [1, 2, 1].flatMap((seed) =>
      [0, 3, 6].map((from) => pool.evaluate(taskOf(offspring.slice(from, from + 3), seed), watch)),
    );
    const scored = await Promise.all(parts);
    expect(scored.flat()).toStrictEqual([expected[0], expected[1], expected[0]].flat());
  },
);

test('finalists are assessed in threads as in the process', async () => {
  pool = evaluationPool({ threads: 1, threadFile });
  const finalists = offspring.slice(0, 2);
  const task = taskOf(finalists);
  const market = createAssessmentMarket(bars, task.settings);
  const expected = finalists.map(({ id, genome }) => assessGenome(id, genome, market));
  expect(await pool.assess(task, watch)).toStrictEqual(expected);
});

test('scenarios, costs and data make arenas of their own, and memory for one alone serves them in turn', async () => {
  const large = taskOf(offspring.slice(0, 2));
  pool = evaluationPool({ threads: 2, threadFile, memoryBytes: 8 * 1_048_576 });
  const tasks = [
    large,
    { ...large, scenarios: [] },
    { ...large, settings: { ...large.settings, costs: 'none' as const } },
    { ...large, settings: { ...large.settings, dataset: 'e'.repeat(64) }, bars: sliceBars(bars, 20, 600) },
  ];
  const scored = await Promise.all([...tasks, ...tasks].map((task) => pool.evaluate(task, watch)));
  const expected = tasks.map((task) => {
    const arena = createArena(task.bars, specifyArena(task.settings, task.scenarios));
    return task.genomes.map(({ id, genome }) => ({ id, evaluation: evaluateGenome(genome, arena) }));
  });
  expect(scored).toStrictEqual([...expected, ...expected]);
});

test('a replay through threads is in the order of the genomes', async () => {
  pool = evaluationPool({ threads: 2, threadFile });
  const replayed = await pool.replay(taskOf(offspring), watch);
  expect(replayed.map(({ id }) => id)).toEqual(offspring.map(({ id }) => id));
});

test('nothing to score is scored at once', async () => {
  pool = evaluationPool({ threads: 1, threadFile });
  expect(await pool.evaluate(taskOf([]), watch)).toEqual([]);
});

test('progress grows while a task is at work, and an abort ends it long before its end', async () => {
  pool = evaluationPool({ threads: 1, threadFile });
  const genomes = endless();
  const stopping = new AbortController();
  const reason = new Error('enough');
  const reported: number[] = [];
  const onProgress = (done: number): void => {
    reported.push(done);
    if (reported.filter((count) => count > 0).length === 3) stopping.abort(reason);
  };
  await expect(pool.evaluate(taskOf(genomes), { onProgress, signal: stopping.signal })).rejects.toBe(reason);
  expect(reported).toEqual(reported.toSorted((a, b) => a - b));
  expect(reported.at(-1)).toBeGreaterThan(0);
  expect(reported.at(-1)).toBeLessThan(genomes.length);
  expect(await pool.evaluate(taskOf(offspring.slice(0, 1)), watch)).toHaveLength(1);
});

test('who aborts while waiting behind another task is free at once, and the other goes on', async () => {
  pool = evaluationPool({ threads: 1, threadFile });
  const [first, second] = [new AbortController(), new AbortController()];
  const ahead = pool.evaluate(taskOf(endless()), { ...watch, signal: first.signal });
  const behind = pool.evaluate(taskOf(offspring), { ...watch, signal: second.signal });
  second.abort(new Error('the second'));
  await expect(behind).rejects.toThrow('the second');
  first.abort(new Error('the first'));
  await expect(ahead).rejects.toThrow('the first');
  expect(await pool.evaluate(taskOf(offspring), watch)).toHaveLength(8);
});

test('an abort that came before the work refuses it, and one that comes after changes nothing', async () => {
  pool = evaluationPool({ threads: 1, threadFile });
  const early = AbortSignal.abort(new Error('too late'));
  await expect(pool.evaluate(taskOf(offspring), { ...watch, signal: early })).rejects.toThrow('too late');
  const late = new AbortController();
  const scored = pool.evaluate(taskOf(offspring.slice(0, 2)), { ...watch, signal: late.signal });
  await expect(scored).resolves.toHaveLength(2);
  late.abort();
  await expect(scored).resolves.toHaveLength(2);
});

test('a fault inside a thread reaches the caller, and the thread serves on', async () => {
  pool = evaluationPool({ threads: 1, threadFile });
  const short = { ...taskOf(offspring), bars: sliceBars(bars, 0, 100) };
  await expect(pool.evaluate({ ...short, settings: { ...short.settings, seed: 99 } }, watch)).rejects.toThrow(/bars/);
  expect(await pool.evaluate(taskOf(offspring.slice(0, 1)), watch)).toHaveLength(1);
});

test('after closing no thread is left', async () => {
  const threads = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
  const before = threads();
  pool = evaluationPool({ threads: 2, threadFile });
  const scored = pool.evaluate(taskOf(offspring.slice(0, 1)), watch);
  await new Promise((resolve) => setImmediate(resolve));
  expect(threads()).toBeGreaterThan(before);
  await scored;
  await pool.close();
  expect(threads()).toBe(before);
});

test.each([
  { threads: 1, kernel: 'wasm' as const },
  { threads: 2, kernel: 'wasm' as const },
  { threads: 2, kernel: 'js' as const },
])('$threads threads with kernel $kernel walk forward as one process does', async ({ threads, kernel }) => {
  pool = evaluationPool({ threads, threadFile, kernel });
  const { seed, costs } = settingsOn('d'.repeat(64), 1);
  const windows = listWalkForwardWindows(400, { kind: 'anchored', windows: 2, trainShare: 0.6, purgeBars: 5 });
  const task = { bars, settings: { seed, costs, population: 8, generations: 2 }, windows };
  const evidence = await pool.walkForward(task, watch);
  expect(evidence).toStrictEqual(await plainEvaluator().walkForward(task, watch));
  expect(evidence.windows.map(({ train, test }) => ({ train, test }))).toEqual(windows);
  expect(evidence.returns).toHaveLength(160);
});

test('a walk forward nobody waits for any more ends', async () => {
  pool = evaluationPool({ threads: 1, threadFile });
  const { seed, costs } = settingsOn('d'.repeat(64), 1);
  const windows = listWalkForwardWindows(400, { kind: 'rolling', windows: 4, trainShare: 0.5, purgeBars: 5 });
  const control = new AbortController();
  const settings = { seed, costs, population: 200, generations: 1_000 };
  const walk = pool.walkForward({ bars, settings, windows }, { onProgress: () => undefined, signal: control.signal });
  setTimeout(() => control.abort(new Error('enough')), 50);
  await expect(walk).rejects.toThrow('enough');
});
