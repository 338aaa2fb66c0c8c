import type { EvaluationTask, Evaluator } from '../../../src/activities/evaluator-ports';
import { readDefaultBars } from '../../../src/adapters/market-data/default-data-set';
import { benchmarkEvaluator } from '../../../src/cli/bench/evaluator-benchmark';
import { createArena, listFirstScenarios } from '../../../src/domain/evolution/arena';
import { evaluateGenome } from '../../../src/domain/evolution/genome-evaluation';
import { completePlan } from '../../../src/domain/evolution/search-plan';
import { sliceBars } from '../../../src/domain/market/bars';

const settings = {
  dataset: 'first bars',
  population: 5,
  generations: 1,
  seed: 1,
  costs: 'default',
  search: completePlan(),
} as const;

test('the same genomes go through every pool, cut into the same pieces', async () => {
  const bars = sliceBars(await readDefaultBars(), 0, 400);
  const tasks: Record<number, Set<EvaluationTask>> = { 1: new Set(), 2: new Set() };
  const scenarios = listFirstScenarios(bars);
  const { seed, costs } = settings;
  const arena = createArena(bars, { seed, costs, scenarios, worlds: { bootstrap: 0, garch: 0 } });
  const inline = (threads: number): Evaluator => ({
    evaluate: async (task) => {
      tasks[threads]?.add(task);
      return task.genomes.map(({ id, genome }) => ({ id, evaluation: evaluateGenome(genome, arena) }));
    },
    assess: () => Promise.reject(new Error('nobody is assessed')),
    replay: () => Promise.reject(new Error('nobody is replayed')),
    walkForward: () => Promise.reject(new Error('nobody walks forward')),
  });
  const pools = [1, 2].map((threads) => ({ threads, evaluator: inline(threads) }));
  const figures = await benchmarkEvaluator({ bars, settings, pools }, { rounds: 2, roundMs: 1 });

  expect(figures.map(({ name }) => name)).toEqual([
    'evaluator',
    'evaluator/first-use',
    'evaluator/threads-1',
    'evaluator/threads-2',
  ]);
  // 400 bars less the hold-out and its gap, on the history and under each scenario.
  const paths = 1 + scenarios.length;
  expect(figures[0]?.measures).toContain(`5 random genomes x ${paths} price paths, ${paths * 279} bars in all`);
  expect(tasks[1]).toEqual(tasks[2]);
  const ids = [...(tasks[2] ?? [])].flatMap(({ genomes }) => genomes.map(({ id }) => id));
  expect(new Set(ids).size).toBe(5);
  expect(ids).toHaveLength(5);
  for (const { value, baseline, ratio } of figures)
    for (const number of [value, baseline, ratio]) expect(number).toBeGreaterThan(0);
});
