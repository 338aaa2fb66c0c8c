import { WorkflowFailedError } from '@temporalio/client';
import { pauseSignal, stopSignal } from '../../src/contracts/orders';
import { takeInSample } from '../../src/domain/evolution/arena';
import { runSearch } from '../../src/domain/evolution/search-run';
import { knownStrategies } from '../../src/domain/strategy/strategy-families';
import { openEvolutionWorld, type EvolutionWorld } from '../support/evolution-world';
import { fullSearch } from '../support/full-search';
import { evaluatePlainly } from '../support/plain-evolution';

let world: EvolutionWorld;
beforeAll(async () => {
  world = await openEvolutionWorld();
}, 120_000);
afterAll(() => world.close(), 60_000);
beforeEach(() => {
  world.pace.evaluationMs = 0;
});

const order = (id: string) => ({ id, by: 'risk officer' });

/** Two islands, an adversary before every second generation, and every switch on. */
const wholeSearch = { population: 16, generations: 4, search: fullSearch };

test('with islands and an adversary the same settings give the same hash, and the archive of the search in one process', async () => {
  const hashes = new Set<string>();
  const executions = [{ chunkSize: 8 }, { chunkSize: 3, generationsPerExecution: 1 }];
  const handles = await Promise.all(executions.map((execution) => world.start(wholeSearch, execution)));
  for (const handle of handles) hashes.add((await handle.result()).resultHash);
  expect(hashes.size).toBe(1);

  const run = handles[0]!.workflowId.slice('evolution/'.length);
  const bars = await world.dataSets.load(world.dataset);
  const whole = await runSearch({
    ...{ inSample: takeInSample(bars).bars, seed: 1, population: 16, generations: 4, plan: fullSearch },
    founders: knownStrategies({ hasVolume: bars.volume !== undefined, period: bars.period }),
    evaluate: evaluatePlainly(bars, { seed: 1, costs: 'default', search: fullSearch }),
  });
  const last = (await world.record.loadGenerations(run)).at(-1)!;
  expect(last.state).toEqual(whole.generations.at(-1)?.state);
  const archive = await world.record.loadScored({ run, arena: last.state.arena }, last.archive);
  expect(archive.map(({ id, fitness }) => ({ id, fitness }))).toEqual(
    whole.archive.map(({ id, fitness }) => ({ id, fitness })),
  );
  expect(await world.record.loadArenas(run)).toEqual(whole.arenas);
}, 120_000);

test('each island of a generation is a child workflow of its own', async () => {
  const handle = await world.start({ ...wholeSearch, generations: 2 }, { chunkSize: 3 });
  await handle.result();
  for (const generation of [0, 1])
    for (const island of [0, 1]) {
      const child = world.env.client.workflow.getHandle(
        `${handle.workflowId}/generation-${generation}/island-${island}`,
      );
      const { status, type } = await child.describe();
      expect([status.name, type]).toEqual(['COMPLETED', 'evolveIsland']);
      expect(await child.result()).toEqual({ survivors: 8 });
    }
}, 60_000);

test('a cancelled run stops the evaluations of its islands', async () => {
  world.pace.evaluationMs = 3_600_000;
  const handle = await world.start(wholeSearch);
  const island = world.env.client.workflow.getHandle(`${handle.workflowId}/generation-0/island-1`);
  const begun = async (): Promise<boolean> => {
    const described = await island.describe().catch(() => undefined);
    return (described?.raw.pendingActivities?.length ?? 0) > 0;
  };
  while (!(await begun())) await new Promise((resolve) => setTimeout(resolve, 20));
  await handle.cancel();
  await expect(handle.result()).rejects.toThrow(WorkflowFailedError);
  expect((await island.describe()).status.name).toBe('CANCELLED');
  expect(await world.record.findRun(handle.workflowId.slice('evolution/'.length))).toMatchObject({
    status: 'cancelled',
  });
}, 60_000);

test('a run with islands that is stopped and taken up again ends as one that long', async () => {
  world.pace.evaluationMs = 150;
  const handle = await world.start({ ...wholeSearch, generations: 30 }, { chunkSize: 8 });
  const run = handle.workflowId.slice('evolution/'.length);
  await world.reaches(handle, ({ generation }) => generation >= 1);
  await handle.cancel();
  await handle.result().catch(() => undefined);
  const again = await world.start(
    { ...wholeSearch, generations: 30 },
    { chunkSize: 8, generationsPerExecution: 1 },
    run,
  );
  await again.signal(pauseSignal, order('p1'));
  const { generation } = await world.reaches(again, ({ stage }) => stage === 'paused');
  expect(generation).toBeGreaterThanOrEqual(1);
  await again.signal(stopSignal, order('s1'));
  const stopped = await again.result();
  world.pace.evaluationMs = 0;
  const undisturbed = await (await world.start({ ...wholeSearch, generations: stopped.generations })).result();
  expect(stopped.resultHash).toBe(undisturbed.resultHash);
}, 120_000);
