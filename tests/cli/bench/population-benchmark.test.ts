import type { EvaluationTask, Evaluator } from '../../../src/activities/evaluator-ports';
import { benchmarkPopulation } from '../../../src/cli/bench/population-benchmark';
import { requireHoldOut } from '../../../src/domain/evolution/hold-out';

test('a population meets one market again and again, and beside it markets that it has never met', async () => {
  const tasks: EvaluationTask[] = [];
  const evaluator: Pick<Evaluator, 'evaluate'> = {
    evaluate: async (task) => {
      tasks.push(task);
      await new Promise((resolve) => setTimeout(resolve, 2));
      return [];
    },
  };
  const figures = await benchmarkPopulation(
    { threads: 2, evaluator: evaluator as Evaluator },
    { rounds: 2, roundMs: 1 },
    { genomes: 3, bars: 300, paths: 4, limitSeconds: 1 },
  );
  expect(figures.map(({ name, unit, baseline }) => ({ name, unit, baseline }))).toEqual([
    { name: 'evaluator/population', unit: 's', baseline: 1 },
    { name: 'evaluator/population/first', unit: 's', baseline: 1 },
  ]);
  const known = tasks.filter(({ settings }) => settings.seed === 1);
  const others = tasks.filter(({ settings }) => settings.seed !== 1);
  expect(new Set(known).size).toBe(1);
  expect(new Set(others.map(({ settings }) => settings.dataset)).size).toBe(others.length);
  for (const { bars, genomes, scenarios } of tasks) {
    expect(requireHoldOut(bars.close.length).inSample.to).toBe(300);
    expect(genomes).toHaveLength(3);
    expect(scenarios).toHaveLength(3);
  }
});
