import type { AssessmentTask, Evaluator } from '../../src/activities/evaluator-ports';
import { readDefaultBars } from '../../src/adapters/market-data/default-data-set';
import type { EvolutionSettings } from '../../src/contracts/evolution';
import { requireHoldOut } from '../../src/domain/evolution/hold-out';
import { sliceBars, type Bars } from '../../src/domain/market/bars';
import { fakeDataSets } from '../fakes/data-sets';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import {
  createActivities,
  driveGenerations,
  inlineEvaluator,
  performOnce,
  type RunStores,
} from '../support/activity-run';

let bars: Bars;
let stores: RunStores;
let settings: EvolutionSettings;
beforeAll(async () => (bars = sliceBars(await readDefaultBars(), 0, 600)));
beforeEach(async () => {
  stores = { dataSets: fakeDataSets(), ...fakeEvolutionRecord() };
  settings = { dataset: await stores.dataSets.store(bars), population: 12, generations: 3, seed: 11, costs: 'default' };
});

const evolve = (generations: number) =>
  driveGenerations(createActivities(stores), { run: 'run', settings }, generations);
const measure = (evaluator: Evaluator = inlineEvaluator) =>
  performOnce(() => createActivities(stores, { evaluator }).measureProgress({ run: 'run' }));

test('leaders of each generation are replayed on the in-sample bars, each once, and the report is recorded', async () => {
  await evolve(3);
  const tasks: AssessmentTask[] = [];
  const replay: Evaluator['replay'] = (task, watch) => (tasks.push(task), inlineEvaluator.replay(task, watch));
  expect(await measure({ ...inlineEvaluator, replay })).toEqual({ measured: true });
  const ids = tasks.flatMap(({ genomes }) => genomes.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const archives = (await stores.record.loadGenerations('run')).flatMap(({ archive }) => archive);
  for (const id of ids) expect(archives).toContain(id);
  const report = await stores.record.loadProgress('run');
  expect(report?.sample).toBe('in sample');
  expect(report?.generations.map(({ generation }) => generation)).toEqual([0, 1, 2]);
});

test('what was measured first stands', async () => {
  await evolve(3);
  await measure();
  const report = await stores.record.loadProgress('run');
  const flat: Evaluator['replay'] = ({ genomes }) => {
    const { inSample } = requireHoldOut(bars.close.length);
    const returns = Float64Array.from({ length: inSample.to }, (_, bar) => (bar % 5) / 1_000);
    return Promise.resolve(genomes.map(({ id }) => ({ id, returns })));
  };
  await measure({ ...inlineEvaluator, replay: flat });
  expect(await stores.record.loadProgress('run')).toEqual(report);
});

test.each([0, 1])('with %i generations there is no progress to speak of, and no report', async (generations) => {
  await evolve(generations);
  expect(await measure()).toEqual({ measured: false });
  expect(await stores.record.loadProgress('run')).toBeUndefined();
});
