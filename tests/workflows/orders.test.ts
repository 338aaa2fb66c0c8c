import { WorkflowUpdateFailedError } from '@temporalio/client';
import { pauseUpdate, resumeUpdate, stopUpdate } from '../../src/contracts/curriculum';
import { pauseSignal, resumeSignal, stopSignal } from '../../src/contracts/orders';
import { openCurriculumWorld, type CurriculumWorld } from '../support/curriculum-world';

let world: CurriculumWorld;
beforeAll(async () => {
  world = await openCurriculumWorld();
}, 120_000);
afterAll(() => world.close(), 60_000);

const order = (id: string) => ({ id, by: 'risk officer' });

test('a paused curriculum holds after the step at work, says so and why, and goes on from there', async () => {
  const candidate = world.script(({ pace }) => pace.set('collectEvidence', 300));
  const handle = await world.start({ until: 'foundation' }, {}, candidate);
  await world.reaches(handle, ({ stages }) => stages[0]?.at === 'collecting');
  const told = await handle.executeUpdate(pauseUpdate, { args: [order('p1')] });
  expect(told).toMatchObject({ stage: 'foundation', heading: { at: 'foundation', isPaused: true } });
  expect(told.waiting).toContain('then it pauses as told');
  const held = await world.reaches(handle, ({ stages }) => stages[0]?.isPaused === true);
  expect(held).toMatchObject({ waiting: 'an order to resume or to stop', stages: [{ at: 'judging', isPaused: true }] });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(world.asked(handle).at(-1)).toBe('noteCurriculum paused');
  await handle.signal(resumeSignal, order('r1'));
  expect((await handle.result()).outcome).toBe('certified');
  const asked = world.asked(handle);
  expect(asked.slice(asked.indexOf('noteCurriculum paused'))).toEqual([
    'noteCurriculum paused',
    'noteCurriculum foundation',
    'judgeStage foundation foundation-collected',
    'certifyStage foundation foundation-judged',
    'concludeCurriculum certified',
  ]);
}, 60_000);

test('a stop reaches the training at work, and nothing is judged', async () => {
  const candidate = world.script(({ pace, trained }) => {
    pace.set('breedGeneration', 400);
    trained.add('foundation');
  });
  const handle = await world.start({}, {}, candidate);
  await world.reaches(handle, ({ stages }) => stages[0]?.at === 'training');
  while (!world.asked(handle).some((name) => name.startsWith('breedGeneration')))
    await new Promise((resolve) => setTimeout(resolve, 20));
  await handle.signal(stopSignal, order('s1'));
  const result = await handle.result();
  expect(result).toMatchObject({ outcome: 'stopped', stopped: true, stages: [{ stage: 'foundation', at: 'stopped' }] });
  const asked = world.asked(handle);
  expect(asked).toContain('stopEvolution foundation-0');
  expect(asked.filter((name) => name.startsWith('judgeStage'))).toEqual([]);
}, 60_000);

test('a pause holds the training at work, and is told of as one', async () => {
  const candidate = world.script(({ pace, trained }) => {
    pace.set('breedGeneration', 300);
    trained.add('foundation');
  });
  const handle = await world.start({ until: 'foundation' }, {}, candidate);
  await world.reaches(handle, ({ stages }) => stages[0]?.at === 'training');
  await handle.signal(pauseSignal, order('p1'));
  const held = await world.reaches(handle, ({ stages }) => stages[0]?.isPaused === true);
  expect(held).toMatchObject({ waiting: 'an order to resume or to stop', stages: [{ at: 'training' }] });
  const training = world.env.client.workflow.getHandle(`evolution/${candidate}-foundation-0`);
  while ((await training.query<{ stage: string }>('progress')).stage !== 'paused')
    await new Promise((resolve) => setTimeout(resolve, 20));
  await handle.signal(resumeSignal, order('r1'));
  expect((await handle.result()).outcome).toBe('certified');
  expect(world.asked(handle)).toContain('concludeEvolution foundation-0');
}, 60_000);

test('a stopped curriculum keeps the certificates it has', async () => {
  const candidate = world.script(({ pace }) => pace.set('collectEvidence', 200));
  const handle = await world.start({}, {}, candidate);
  await world.reaches(handle, ({ stage, stages }) => stage === 'proficiency' && stages.at(-1)?.at === 'collecting');
  await handle.executeUpdate(stopUpdate, { args: [order('s1')] });
  const { outcome, stages } = await handle.result();
  expect(outcome).toBe('stopped');
  expect(stages.map(({ stage, at }) => `${stage} ${at}`)).toEqual(['foundation certified', 'proficiency stopped']);
}, 60_000);

test('a paused curriculum can be stopped', async () => {
  const candidate = world.script(({ pace }) => pace.set('judgeStage', 200));
  const handle = await world.start({}, {}, candidate);
  await handle.signal(pauseSignal, order('p1'));
  await world.reaches(handle, ({ standing, stages }) => standing.isPaused || (stages[0]?.isPaused ?? false));
  await handle.signal(stopSignal, order('s1'));
  expect(await handle.result()).toMatchObject({ outcome: 'stopped' });
}, 60_000);

test('a message that arrives twice, late or out of order has one effect, and one that changes nothing is refused', async () => {
  const candidate = world.script(({ pace }) => pace.set('collectEvidence', 600));
  const handle = await world.start({ until: 'foundation' }, {}, candidate);
  await world.reaches(handle, ({ stages }) => stages[0]?.at === 'collecting');
  const refused = async (attempt: Promise<unknown>): Promise<string> => {
    const error: unknown = await attempt.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
    return (error as WorkflowUpdateFailedError).cause!.message;
  };
  expect(await refused(handle.executeUpdate(resumeUpdate, { args: [order('r0')] }))).toBe(
    'the curriculum is not paused',
  );
  expect(await refused(handle.executeUpdate(pauseUpdate, { args: [{ id: 'p0', by: '' }] }))).toBe(
    'who gives the order?',
  );
  await Promise.all([1, 2, 3].map(() => handle.signal(pauseSignal, order('p1'))));
  expect(await refused(handle.executeUpdate(pauseUpdate, { args: [order('p2')] }))).toBe(
    'the curriculum is paused already',
  );
  await handle.signal(resumeSignal, order('r1'));
  await handle.signal(pauseSignal, order('p1'));
  for (const empty of [null, 'now', 7, { id: 3 }]) await handle.signal('resume', empty as never);
  expect((await handle.result()).outcome).toBe('certified');
  expect(world.asked(handle)).not.toContain('noteCurriculum paused');
}, 60_000);

test('orders given while the history is cut reach the next execution', async () => {
  const handle = await world.start({ improvements: 10_000 }, { stagesPerExecution: 1 });
  await world.reaches(handle, ({ stages }) => stages.length >= 2);
  await handle.signal(pauseSignal, order('p1'));
  await world.reaches(handle, ({ standing, stages }) => standing.isPaused || (stages.at(-1)?.isPaused ?? false));
  await handle.signal(pauseSignal, order('p1'));
  await handle.signal(stopSignal, order('s1'));
  expect(await handle.result()).toMatchObject({ stopped: true });
}, 60_000);
