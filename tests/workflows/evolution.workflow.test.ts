import { WorkflowFailedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { pauseUpdate, resumeUpdate, stopUpdate } from '../../src/contracts/evolution';
import { pauseSignal, resumeSignal, stopSignal } from '../../src/contracts/orders';
import {
  bestFitnessAttribute,
  datasetAttribute,
  generationAttribute,
  stageAttribute,
} from '../../src/contracts/search-attributes';
import { openEvolutionWorld, type EvolutionWorld } from '../support/evolution-world';

let world: EvolutionWorld;
beforeAll(async () => {
  world = await openEvolutionWorld();
}, 120_000);
afterAll(() => world.close(), 60_000);
beforeEach(() => {
  world.pace.evaluationMs = 0;
});

/** Temporal wraps an activity's failure in failures of its own. */
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : innermost(error.cause);
}

const order = (id: string) => ({ id, by: 'risk officer' });

test('a run evolves all its generations and ends with its result', async () => {
  const handle = await world.start({ generations: 3 });
  const result = await handle.result();
  expect(result).toEqual({
    run: handle.workflowId.slice('evolution/'.length),
    stage: 'completed',
    generations: 3,
    resultHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    verdict: expect.any(String),
  });
  const recorded = await world.record.findRun(result.run);
  expect(recorded).toMatchObject({ status: 'completed', resultHash: result.resultHash, settings: { seed: 1 } });
  expect(await world.record.loadGenerations(result.run)).toHaveLength(3);
}, 60_000);

test('the same settings give the same hash, whatever the chunks and however often the history is cut', async () => {
  const hashes = new Set<string>();
  for (const execution of [
    { chunkSize: 6 },
    { chunkSize: 1 },
    { chunkSize: 4, generationsPerExecution: 1, priority: 1 },
  ])
    hashes.add((await (await world.start({ generations: 3 }, execution)).result()).resultHash);
  expect(hashes.size).toBe(1);
  const other = await (await world.start({ generations: 3, seed: 2 })).result();
  expect(hashes.has(other.resultHash)).toBe(false);
}, 60_000);

test('a paused run holds after the generation at work and goes on when told to', async () => {
  world.pace.evaluationMs = 300;
  const handle = await world.start({ generations: 3 });
  await world.reaches(handle, ({ stage }) => stage === 'evolving');
  await handle.signal(pauseSignal, order('p1'));
  expect(await world.progress(handle)).toMatchObject({ heading: 'paused' });
  const held = await world.reaches(handle, ({ stage }) => stage === 'paused');
  expect(held.generation).toBeLessThan(3);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await world.progress(handle)).toEqual(held);
  await handle.signal(resumeSignal, order('r1'));
  expect(await handle.result()).toMatchObject({ stage: 'completed', generations: 3 });
}, 60_000);

test('a message that arrives twice, late or out of order has one effect', async () => {
  world.pace.evaluationMs = 300;
  const handle = await world.start({ generations: 3 });
  await world.reaches(handle, ({ stage }) => stage === 'evolving');
  await Promise.all([1, 2, 3].map(() => handle.signal(pauseSignal, order('p1'))));
  await handle.signal(resumeSignal, order('r1'));
  await handle.signal(pauseSignal, order('p1'));
  await handle.signal(resumeSignal, order('r2'));
  expect(await handle.result()).toMatchObject({ stage: 'completed', generations: 3 });
}, 60_000);

test('a stopped run ends after the generation at work, with the result of a run that long', async () => {
  world.pace.evaluationMs = 300;
  const handle = await world.start({ generations: 50 });
  await world.reaches(handle, ({ generation }) => generation === 1);
  await handle.signal(stopSignal, order('s1'));
  await handle.signal(stopSignal, order('s2'));
  const stopped = await handle.result();
  expect(stopped).toMatchObject({ stage: 'stopped', generations: 2 });
  world.pace.evaluationMs = 0;
  const short = await (await world.start({ generations: 2 })).result();
  expect(stopped.resultHash).toBe(short.resultHash);
}, 60_000);

test('a paused run can be stopped', async () => {
  world.pace.evaluationMs = 200;
  const handle = await world.start({ generations: 50 });
  await handle.signal(pauseSignal, order('p1'));
  const { generation } = await world.reaches(handle, ({ stage }) => stage === 'paused');
  expect(await handle.executeUpdate(stopUpdate, { args: [order('s1')] })).toMatchObject({ heading: 'stopping' });
  expect(await handle.result()).toMatchObject({ stage: 'stopped', generations: generation });
}, 60_000);

test('an order that changes nothing is refused at once, and so is one of nobody', async () => {
  world.pace.evaluationMs = 400;
  const handle = await world.start({ generations: 2 });
  const refused = async (attempt: Promise<unknown>): Promise<string> => {
    const error: unknown = await attempt.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
    return (error as WorkflowUpdateFailedError).cause!.message;
  };
  expect(await refused(handle.executeUpdate(resumeUpdate, { args: [order('r1')] }))).toBe('the run is evolving');
  expect(await refused(handle.executeUpdate(pauseUpdate, { args: [{ id: 'p0', by: '' }] }))).toContain(
    'who gives the order?',
  );
  expect(await handle.executeUpdate(pauseUpdate, { args: [order('p1')] })).toMatchObject({ heading: 'paused' });
  expect(await refused(handle.executeUpdate(pauseUpdate, { args: [order('p2')] }))).toContain('the run is paused');
  expect(await handle.executeUpdate(pauseUpdate, { args: [order('p1')] })).toMatchObject({ heading: 'paused' });
  await handle.executeUpdate(resumeUpdate, { args: [order('r1')] });
  expect(await handle.result()).toMatchObject({ stage: 'completed' });
}, 60_000);

test('an order given while the history is cut reaches the next execution', async () => {
  world.pace.evaluationMs = 100;
  const handle = await world.start({ generations: 30 }, { generationsPerExecution: 1 });
  await world.reaches(handle, ({ generation }) => generation >= 2);
  await handle.signal(pauseSignal, order('p1'));
  const { generation } = await world.reaches(handle, ({ stage }) => stage === 'paused');
  await handle.signal(pauseSignal, order('p1'));
  await handle.signal(stopSignal, order('s1'));
  expect(await handle.result()).toMatchObject({ stage: 'stopped', generations: generation });
}, 60_000);

test('a cancelled run stops its evaluation, and the record says so', async () => {
  world.pace.evaluationMs = 3_600_000;
  const handle = await world.start({ generations: 2 });
  const run = handle.workflowId.slice('evolution/'.length);
  const evaluating = async () => (await world.ledger.listTrials(run)).length > 0;
  while (!(await evaluating())) await new Promise((resolve) => setTimeout(resolve, 20));
  await handle.cancel();
  await expect(handle.result()).rejects.toThrow(WorkflowFailedError);
  const recorded = await world.record.findRun(run);
  expect(recorded).toMatchObject({ status: 'cancelled' });
  expect(recorded!.resultHash).toBeUndefined();
  // What was about to be scored counts all the same.
  expect((await world.ledger.listTrials(run)).length).toBeGreaterThan(0);
}, 60_000);

test('a run whose data is unknown fails with the reason, and is not tried again', async () => {
  const handle = await world.start({ dataset: 'f'.repeat(64) });
  const error = await handle.result().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorkflowFailedError);
  expect(innermost(error)).toContain('there is no data set');
}, 60_000);

test('settings out of range are refused with every problem named', async () => {
  const handle = await world.start({ population: 1, generations: 0 });
  const error: unknown = await handle.result().catch((reason: unknown) => reason);
  expect(innermost(error)).toBe(
    'population 1: expected a whole number from 2 to 5000; generations 0: expected a whole number from 1 to 10000',
  );
}, 60_000);

test('a run without a seed takes one from its name, so that each night of a schedule explores anew', async () => {
  const { env, dataset } = world;
  const runs = ['night-1', 'night-2'];
  for (const run of runs)
    await env.client.workflow.execute('evolveStrategies', {
      workflowId: `evolution/${run}`,
      taskQueue: 'orchestration',
      args: [{ settings: { dataset, population: 4, generations: 1, costs: 'none' }, execution: { chunkSize: 4 } }],
    });
  const seeds = await Promise.all(runs.map(async (run) => (await world.record.findRun(run))!.settings.seed));
  expect(new Set(seeds).size).toBe(2);
}, 60_000);

test('the Web UI can filter runs and read where each is', async () => {
  const handle = await world.start({ generations: 2 });
  await handle.result();
  const { typedSearchAttributes } = await handle.describe();
  expect(typedSearchAttributes.get(datasetAttribute)).toBe(world.dataset);
  expect(typedSearchAttributes.get(stageAttribute)).toBe('completed');
  expect(typedSearchAttributes.get(generationAttribute)).toBe(2);
  const best = (await world.progress(handle)).latest?.best;
  expect(typedSearchAttributes.get(bestFitnessAttribute)).toBe(best);
}, 60_000);

test('a signal with an empty form steers the run, and never wedges it', async () => {
  world.pace.evaluationMs = 200;
  const handle = await world.start({ generations: 4 });
  await world.reaches(handle, ({ stage }) => stage === 'evolving');
  const signal = (name: string, ...order: unknown[]) => handle.signal(name, ...order);
  await signal('pause');
  await world.reaches(handle, ({ stage }) => stage === 'paused');
  await signal('resume', {});
  await world.reaches(handle, ({ stage }) => stage === 'evolving');
  await signal('pause', {});
  await world.reaches(handle, ({ stage }) => stage === 'paused');
  for (const order of [null, 'now', 7, { id: 3 }]) await signal('resume', order);
  expect(await handle.result()).toMatchObject({ stage: 'completed', generations: 4 });
}, 60_000);

test('a run that has ended cannot be run again under its name', async () => {
  const handle = await world.start({ generations: 2 });
  const { run, resultHash } = await handle.result();
  const again = await world.start({ generations: 2 }, {}, run);
  expect(innermost(await again.result().catch((reason: unknown) => reason))).toBe(
    `run ${run} has ended, with result hash ${resultHash}`,
  );
  expect(await world.record.findRun(run)).toMatchObject({ status: 'completed', resultHash });
}, 60_000);

test('a start with other settings is refused, and does the run of that name no harm', async () => {
  world.pace.evaluationMs = 200;
  const handle = await world.start({ generations: 30 });
  const run = handle.workflowId.slice('evolution/'.length);
  await world.reaches(handle, ({ generation }) => generation === 1);
  await handle.terminate();
  const other = await world.start({ generations: 30, seed: 99 }, {}, run);
  expect(innermost(await other.result().catch((reason: unknown) => reason))).toContain('opened with other settings');
  expect(await world.record.findRun(run)).toMatchObject({ status: 'evolving' });
}, 60_000);

test('a run taken up again goes on after the generations it has, and a stop then gives the hash of a run that long', async () => {
  world.pace.evaluationMs = 200;
  const handle = await world.start({ generations: 30 });
  const run = handle.workflowId.slice('evolution/'.length);
  await world.reaches(handle, ({ generation }) => generation === 2);
  await handle.cancel();
  await handle.result().catch(() => undefined);
  const done = (await world.record.loadGenerations(run)).length;

  const again = await world.start({ generations: 30 }, {}, run);
  await again.signal(stopSignal, order('s1'));
  const stopped = await again.result();
  expect(stopped.stage).toBe('stopped');
  expect(stopped.generations).toBeGreaterThanOrEqual(done);
  expect(await world.record.loadGenerations(run)).toHaveLength(stopped.generations);
  world.pace.evaluationMs = 0;
  const undisturbed = await (await world.start({ generations: stopped.generations })).result();
  expect(stopped.resultHash).toBe(undisturbed.resultHash);
}, 60_000);

test.each([
  ['no chunk size', { chunkSize: undefined }, 'chunkSize undefined: expected a whole number from 1 to 1000'],
  ['chunks of nothing', { chunkSize: 0 }, 'chunkSize 0: expected a whole number from 1 to 1000'],
])(
  '%s is refused, not tried for ever',
  async (_, execution, problem) => {
    const handle = await world.start({}, execution as { chunkSize: number });
    expect(innermost(await handle.result().catch((reason: unknown) => reason))).toBe(problem);
  },
  60_000,
);

test('a search that cannot be is refused with every problem named', async () => {
  const handle = await world.start({ search: { islands: 2, migrants: 400 } });
  expect(innermost(await handle.result().catch((reason: unknown) => reason))).toBe(
    'migrants 400: expected a whole number from 0 to 100',
  );
}, 60_000);

test('no input at all is refused with the form it should have', async () => {
  const handle = await world.env.client.workflow.start('evolveStrategies', {
    workflowId: 'evolution/empty',
    taskQueue: 'orchestration',
  });
  expect(innermost(await handle.result().catch((reason: unknown) => reason))).toContain('the input is {"settings"');
}, 60_000);
