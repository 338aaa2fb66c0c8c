import type { Benchmark } from '../../../src/cli/bench/benchmark';
import { describeGenerations, type MeasuredRun } from '../../../src/cli/bench/generation-figures';
import { scriptHistory, type HistoryScript } from '../../support/history-script';

const generation = (script: HistoryScript) => ({ workflowType: 'evolveGeneration', events: scriptHistory(script) });

/** Two generations of 4 and 2 s in a run of 10 s; 3 and 1 s of them evaluation. */
const measured: MeasuredRun = {
  size: 'two generations',
  histories: {
    evolution: [
      { workflowType: 'evolveStrategies', events: scriptHistory({ startedAt: 100, endedAt: 106 }) },
      { workflowType: 'evolveStrategies', events: scriptHistory({ startedAt: 106, endedAt: 110 }) },
    ],
    generations: [
      generation({ startedAt: 101, endedAt: 105, activities: [{ name: 'evaluateGenomes', from: 101.5, to: 104.5 }] }),
      generation({ startedAt: 106, endedAt: 108, activities: [{ name: 'evaluateGenomes', from: 107, to: 108 }] }),
    ],
  },
  databaseSeconds: 0.5,
  evaluated: [60, 40],
  memory: [
    { name: 'postgres', pid: 7, bytes: 1e8, children: 3, childrenBytes: 3e8 },
    { name: 'compute', pid: 8, bytes: 4e8, children: 0, childrenBytes: 0 },
  ],
};

function figureOf(run: MeasuredRun): (name: string) => Benchmark {
  const figures = new Map(describeGenerations(run).map((figure) => [figure.name, figure]));
  return (name) => {
    const found = figures.get(name);
    if (found === undefined) throw new Error(`no figure ${name} among ${[...figures.keys()].join(', ')}`);
    return found;
  };
}

test('seconds a generation: the median and the slowest, set against five minutes', () => {
  expect(figureOf(measured)('generation')).toMatchObject({ value: 3, max: 4, baseline: 300, ratio: 0.01, rounds: 2 });
});

test('what is not evaluation is counted within a generation and over the whole run', () => {
  const figure = figureOf(measured);
  expect(figure('generation/outside-evaluation')).toMatchObject({ value: (1 / 4 + 1 / 2) / 2, max: 1 / 2 });
  expect(figure('generation/outside-evaluation/run')).toMatchObject({ value: 1 - (3 + 1) / 10 });
  expect(figure('generation/run')).toMatchObject({ value: 10, unit: 's' });
});

// Orchestration is 1 s of each generation; a quarter of a second of database each.
test('orchestration and database are set against a tenth of all generations', () => {
  const figure = figureOf(measured);
  expect(figure('generation/database')).toMatchObject({ value: 0.25, unit: 's' });
  expect(figure('generation/overhead')).toMatchObject({ value: (1 + 1 + 0.5) / 6, baseline: 0.1 });
});

test('a database that does not count its time leaves no share to tell', () => {
  const figure = figureOf({ ...measured, databaseSeconds: undefined });
  expect(figure('generation/database')).toMatchObject({ value: null, ratio: null });
  expect(figure('generation/overhead')).toMatchObject({ value: null, ratio: null });
});

test('throughput counts the genomes scored for the first time', () => {
  const figure = figureOf(measured);
  expect(figure('generation/genomes')).toMatchObject({ min: 60 / 4, max: 40 / 2 });
  expect(figure('generation/genomes/evaluation')).toMatchObject({ min: 60 / 3, max: 40 / 1 });
});

test('a generation that scored nothing has no throughput of evaluation', () => {
  const histories = { ...measured.histories, generations: [generation({ startedAt: 101, endedAt: 105 })] };
  expect(figureOf({ ...measured, histories })('generation/genomes/evaluation')).toMatchObject({
    value: null,
    ratio: null,
  });
});

test('peak memory: each process, those below it, and the sum against 8 GB', () => {
  const figure = figureOf(measured);
  expect(figure('generation/memory')).toMatchObject({ value: 8e8, baseline: 8e9, ratio: 0.1 });
  expect(figure('generation/memory/postgres')).toMatchObject({ value: 1e8 });
  expect(figure('generation/memory/postgres/children')).toMatchObject({ value: 3e8 });
  expect(() => figure('generation/memory/compute/children')).toThrow('no figure');
});

test('where the system tells no peaks, there is no figure of memory', () => {
  expect(figureOf({ ...measured, memory: [] })('generation/memory')).toMatchObject({ value: null, ratio: null });
});

test('histories are set against 10,240 events and 256 KiB', () => {
  const figure = figureOf(measured);
  expect(figure('generation/events/evolveGeneration')).toMatchObject({ value: 5, baseline: 10_240, ratio: 5 / 10_240 });
  expect(figure('generation/events/evolveStrategies')).toMatchObject({ value: 2, unit: 'events' });
  expect(figure('generation/payload/evolveGeneration')).toMatchObject({ value: 0, baseline: 262_144 });
});
