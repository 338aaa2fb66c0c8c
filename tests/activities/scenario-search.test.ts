import { CancelledFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { EvaluationTask, Evaluator } from '../../src/activities/evaluator-ports';
import { readDefaultBars } from '../../src/adapters/market-data/default-data-set';
import type { EvolutionSettings } from '../../src/contracts/evolution';
import { adversaryPolicy } from '../../src/domain/evolution/adversary-policy';
import { listFirstScenarios } from '../../src/domain/evolution/arena';
import { rankArchive } from '../../src/domain/evolution/conclusion';
import { sliceBars, type Bars } from '../../src/domain/market/bars';
import { fakeDataSets } from '../fakes/data-sets';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import {
  createActivities,
  driveGenerations,
  inlineEvaluator,
  performOnce,
  type Activities,
  type RunStores,
} from '../support/activity-run';

const key = { run: 'run', generation: 2 };

let bars: Bars;
let stores: RunStores;
let tasks: EvaluationTask[];
let activities: Activities;
beforeAll(async () => (bars = sliceBars(await readDefaultBars(), 0, 480)));
beforeEach(async () => {
  stores = { dataSets: fakeDataSets(), ...fakeEvolutionRecord() };
  const dataset = await stores.dataSets.store(bars);
  const search = { adversaryEvery: 2, behaviourGrid: true, epigenetics: true };
  const settings: EvolutionSettings = { dataset, population: 8, generations: 4, seed: 3, costs: 'default', search };
  await driveGenerations(createActivities(stores), { run: 'run', settings }, 2);
  tasks = [];
  const evaluate: Evaluator['evaluate'] = (task, watch) => (tasks.push(task), inlineEvaluator.evaluate(task, watch));
  activities = createActivities(stores, { evaluator: { ...inlineEvaluator, evaluate } });
});

const search = () => performOnce(() => activities.searchScenarios(key));

test('the adversary tries its scenarios on the best of the archive, and its choice holds from the generation on', async () => {
  const { archive, survivors, state } = (await stores.record.loadGenerations('run')).at(-1)!;
  const living = new Set([...survivors, ...archive, ...state.grid.map(({ id }) => id)]);
  expect(await search()).toEqual({ members: living.size });
  const ranked = rankArchive(await stores.record.loadScored({ run: 'run', arena: 0 }, archive));
  expect(tasks).toHaveLength(adversaryPolicy.rounds.default);
  for (const { genomes, scenarios } of tasks) {
    expect(genomes.map(({ id }) => id)).toEqual(ranked.map(({ id }) => id).slice(0, adversaryPolicy.archiveMembers));
    for (const { gains } of genomes) expect(gains).toHaveLength(4);
    expect(scenarios).toHaveLength(adversaryPolicy.population.default);
  }
  const [first, second] = await stores.record.loadArenas('run');
  expect(first).toMatchObject({ arena: 0, generation: 0, content: { scenarios: listFirstScenarios(bars) } });
  expect(second).toMatchObject({ arena: 1, generation: 2 });
  const scenarios = second?.content.scenarios ?? [];
  expect(scenarios.slice(0, listFirstScenarios(bars).length)).toEqual(listFirstScenarios(bars));
  expect(second?.content.adversary?.round).toBe(adversaryPolicy.rounds.default);
});

test('it moves once before a generation, however often it is asked', async () => {
  const first = await search();
  const arenas = await stores.record.loadArenas('run');
  tasks.length = 0;
  expect(await search()).toEqual(first);
  expect(tasks).toEqual([]);
  expect(await stores.record.loadArenas('run')).toEqual(arenas);
});

test('two workers asked at once come to one choice', async () => {
  const [one, other] = await Promise.all([search(), search()]);
  expect(other).toEqual(one);
  expect(await stores.record.loadArenas('run')).toHaveLength(2);
});

test('whoever lives on is scored under the new scenarios, in parts, without a new trial and beside the old scores', async () => {
  const { members } = await search();
  const before = await stores.ledger.listTrials('run');
  const rescore = (from: number, to: number) => performOnce(() => activities.rescoreMembers({ ...key, from, to }));
  expect(await Promise.all([rescore(0, 3), rescore(3, members)])).toEqual([{ rescored: 3 }, { rescored: members - 3 }]);
  expect(await rescore(members, members + 9)).toEqual({ rescored: 0 });
  const { archive } = (await stores.record.loadGenerations('run')).at(-1)!;
  const [old, anew] = await Promise.all(
    [0, 1].map((arena) => stores.record.loadScored({ run: 'run', arena }, archive)),
  );
  const chosen = (await stores.record.loadArenas('run'))[1]?.content.scenarios ?? [];
  for (const [index, { evaluation, heredity }] of (anew ?? []).entries()) {
    expect(evaluation.stress.map(({ scenario }) => scenario)).toEqual(chosen.map(({ name }) => name));
    expect(evaluation.inSample).toEqual(old?.[index]?.evaluation.inSample);
    expect(heredity).toEqual(old?.[index]?.heredity);
  }
  expect(await stores.ledger.listTrials('run')).toEqual(before);
});

test('a cancelled search ends as cancelled and chooses nothing', async () => {
  const evaluate: Evaluator['evaluate'] = (_, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  const endless = createActivities(stores, { evaluator: { ...inlineEvaluator, evaluate } });
  const environment = new MockActivityEnvironment();
  environment.on('heartbeat', () => environment.cancel('CANCELLED'));
  await expect(environment.run(() => endless.searchScenarios(key))).rejects.toBeInstanceOf(CancelledFailure);
  expect(await stores.record.loadArenas('run')).toHaveLength(1);
});
