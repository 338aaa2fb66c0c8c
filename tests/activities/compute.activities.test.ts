import { setTimeout as sleep } from 'node:timers/promises';
import { CancelledFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Evaluator } from '../../src/activities/evaluator-ports';
import { readDefaultBars } from '../../src/adapters/market-data/default-data-set';
import type { EvolutionSettings } from '../../src/contracts/evolution';
import { listFirstScenarios } from '../../src/domain/evolution/arena';
import { rankFinalists } from '../../src/domain/evolution/conclusion';
import { completePlan } from '../../src/domain/evolution/search-plan';
import { sliceBars, type Bars } from '../../src/domain/market/bars';
import { fakeDataSets } from '../fakes/data-sets';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import {
  createActivities,
  driveRun,
  inlineEvaluator,
  performOnce,
  silentMetrics,
  type Activities,
  type RunStores,
} from '../support/activity-run';

const execution = { chunkSize: 5 };

const scored = { run: 'run', arena: 0 };
const chunk = { run: 'run', generation: 0, from: 2, to: 6 };
let bars: Bars;
let stores: RunStores;
let settings: EvolutionSettings;
let newcomers: string[];

beforeAll(async () => (bars = sliceBars(await readDefaultBars(), 0, 600)));
beforeEach(async () => {
  stores = { dataSets: fakeDataSets(), ...fakeEvolutionRecord() };
  settings = { dataset: await stores.dataSets.store(bars), population: 8, generations: 2, seed: 11, costs: 'default' };
  const activities = createActivities(stores);
  await performOnce(() => activities.openEvolution({ run: 'run', settings, execution }));
  await performOnce(() => activities.breedGeneration({ run: 'run', generation: 0 }));
  newcomers = (await stores.record.listNewcomers('run', 0)).map(({ id }) => id);
});

const withEvaluator = (evaluate: Evaluator['evaluate']): Activities =>
  createActivities(stores, { evaluator: { ...inlineEvaluator, evaluate } });

/** Never done; ends only when it is told to. */
const endless: Evaluator['evaluate'] = (_, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

test('a chunk scores its newcomers and no others, on the bars and the settings of the run', async () => {
  const tasks: Parameters<Evaluator['evaluate']>[0][] = [];
  const activities = withEvaluator((task, watch) => (tasks.push(task), inlineEvaluator.evaluate(task, watch)));
  expect(await performOnce(() => activities.evaluateGenomes(chunk))).toEqual({ evaluated: 4 });
  const [task] = tasks;
  expect(task?.genomes.map(({ id }) => id)).toEqual(newcomers.slice(2, 6));
  expect(task?.bars).toBe(bars);
  expect(task?.settings).toEqual({ ...settings, search: completePlan() });
  expect(task?.scenarios).toEqual(listFirstScenarios(bars));
  expect(await stores.record.loadScored(scored, newcomers.slice(2, 6))).toHaveLength(4);
  await expect(stores.record.loadScored(scored, newcomers.slice(0, 1))).rejects.toThrow('was not evaluated');
});

test('genomes are in the trial ledger from their breeding on, and stay there when scoring fails', async () => {
  const inLedger = newcomers.toSorted();
  expect(await stores.ledger.listTrials('run')).toEqual(inLedger);
  const activities = withEvaluator(() => Promise.reject(new Error('the thread is gone')));
  await expect(performOnce(() => activities.evaluateGenomes(chunk))).rejects.toThrow('the thread is gone');
  expect(await stores.ledger.countTrials('^GSPC/1d')).toEqual({ trials: inLedger.length });
});

test('scores that the ledger does not know are refused for good', async () => {
  const forgetful = { ...stores, ledger: { ...stores.ledger, recordTrials: () => Promise.resolve() } };
  const activities = createActivities(forgetful);
  await performOnce(() => activities.openEvolution({ run: 'other', settings, execution }));
  await performOnce(() => activities.breedGeneration({ run: 'other', generation: 0 }));
  const work = performOnce(() => activities.evaluateGenomes({ ...chunk, run: 'other' }));
  await expect(work).rejects.toMatchObject({ type: 'trials.not-recorded', nonRetryable: true });
});

test('Temporal is told how far the work is, until it is done', async () => {
  const beats: unknown[] = [];
  const environment = new MockActivityEnvironment();
  environment.on('heartbeat', (details: unknown) => beats.push(details));
  const until = async (done: number): Promise<void> => {
    while (!beats.some((beat) => (beat as { done: number }).done === done)) await sleep(1);
  };
  const activities = withEvaluator(async (task, watch) => {
    await until(0);
    watch.onProgress(3);
    await until(3);
    return inlineEvaluator.evaluate(task, watch);
  });
  await environment.run(() => activities.evaluateGenomes(chunk));
  const told = beats.length;
  expect(beats).toContainEqual({ done: 3, total: 4 });
  await sleep(30);
  expect(beats).toHaveLength(told);
});

test.each(['evaluateGenomes', 'assessFinalists', 'measureProgress'] as const)(
  'a cancelled %s ends as cancelled, stores nothing and beats no more',
  async (name) => {
    const environment = new MockActivityEnvironment();
    let beats = 0;
    environment.on('heartbeat', () => {
      beats++;
      environment.cancel('CANCELLED');
    });
    const activities = createActivities(stores, {
      evaluator: {
        evaluate: endless,
        assess: endless as never,
        replay: endless as never,
        walkForward: endless as never,
      },
    });
    await expect(environment.run(() => activities[name](chunk))).rejects.toBeInstanceOf(CancelledFailure);
    expect(beats).toBeGreaterThan(0);
    const told = beats;
    await sleep(30);
    expect(beats).toBe(told);
    await expect(stores.record.loadScored(scored, newcomers.slice(2, 3))).rejects.toThrow('was not evaluated');
    expect(await stores.record.loadAssessments('run')).toEqual([]);
    expect(await stores.record.loadProgress('run')).toBeUndefined();
  },
);

test('a chunk beyond the newcomers scores those there are', async () => {
  const activities = createActivities(stores);
  expect(await performOnce(() => activities.evaluateGenomes({ ...chunk, from: 6, to: 50 }))).toEqual({ evaluated: 2 });
  expect(await performOnce(() => activities.evaluateGenomes({ ...chunk, from: 8, to: 9 }))).toEqual({ evaluated: 0 });
  expect(await performOnce(() => activities.evaluateGenomes({ ...chunk, generation: 1 }))).toEqual({ evaluated: 0 });
});

const ofAnyRun = [
  'evaluateGenomes',
  'searchScenarios',
  'rescoreMembers',
  'assessFinalists',
  'measureProgress',
] as const;
test.each(ofAnyRun)('%s of an unknown run fails for good', async (name) => {
  const work = performOnce<unknown>(() => createActivities(stores)[name]({ ...chunk, run: 'nobody' }));
  await expect(work).rejects.toMatchObject({ type: 'evolution.run-unknown', nonRetryable: true });
});

test('how many genomes and how long goes to the metrics', async () => {
  const told: [number, number][] = [];
  const metrics = { ...silentMetrics, genomesEvaluated: (...figures: [number, number]) => void told.push(figures) };
  await performOnce(() => createActivities(stores, { metrics }).evaluateGenomes(chunk));
  expect(told).toEqual([[4, expect.any(Number)]]);
  expect(told[0]?.[1]).toBeGreaterThanOrEqual(0);
});

test('the finalists are the best of the last archive by weighted fitness', async () => {
  const activities = createActivities(stores);
  await driveRun(activities, { run: 'run', settings });
  const last = (await stores.record.loadGenerations('run')).at(-1);
  const finalists = rankFinalists(await stores.record.loadScored(scored, last?.archive ?? []));
  expect((await stores.record.loadAssessments('run')).map(({ id }) => id)).toEqual(finalists.map(({ id }) => id));
  expect(await performOnce(() => activities.assessFinalists({ run: 'run' }))).toEqual({ assessed: finalists.length });
});
