import { WorkflowFailedError } from '@temporalio/client';
import { stageProgressQuery } from '../../src/contracts/curriculum';
import { stopSignal } from '../../src/contracts/orders';
import { datasetAttribute, stageAttribute } from '../../src/contracts/search-attributes';
import type { StageLabel } from '../../src/domain/curriculum/candidate';
import { openCurriculumWorld, sampleCandidate, type CurriculumWorld } from '../support/curriculum-world';

let world: CurriculumWorld;
beforeAll(async () => {
  world = await openCurriculumWorld();
}, 120_000);
afterAll(() => world.close(), 60_000);

const order = (id: string) => ({ id, by: 'risk officer' });

/** Temporal wraps an activity's failure in failures of its own. */
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : innermost(error.cause);
}

test('a candidate that passes every gate goes through the four stages in order, each trained, judged and certified', async () => {
  const candidate = world.script(({ trained }) => trained.add('foundation'));
  const handle = await world.start({}, {}, candidate);
  const result = await handle.result();
  expect(result).toMatchObject({
    candidate: world.nameOf(handle),
    outcome: 'certified',
    stopped: false,
    resultHash: 'd'.repeat(64),
  });
  expect(result.stages.map(({ stage, at, certificate }) => [stage, at, certificate])).toEqual([
    ['foundation', 'certified', 'foundation-paper'],
    ['proficiency', 'certified', 'proficiency-paper'],
    ['mastery', 'certified', 'mastery-paper'],
    ['excellence', 'certified', 'excellence-paper'],
  ]);
  const asked = world.asked(handle);
  expect(asked.filter((name) => name.includes('foundation'))).toEqual([
    'noteCurriculum foundation',
    'planRound foundation 0',
    'openEvolution foundation-0',
    'breedGeneration foundation-0',
    'breedGeneration foundation-0',
    'concludeEvolution foundation-0',
    'reviewRound foundation 0',
    'collectEvidence foundation',
    'judgeStage foundation foundation-collected',
    'certifyStage foundation foundation-judged',
  ]);
  expect(asked.at(-1)).toBe('concludeCurriculum certified');
}, 60_000);

test.each(['refused', 'inconclusive'] as const)(
  'a candidate that is %s at a stage ends there, with the reasons, and no later stage is begun',
  async (outcome) => {
    const candidate = world.script(({ judgements }) =>
      judgements.set('proficiency', { outcome, reasons: ['in-sample-skill: 0.6, below 0.95'] }),
    );
    const handle = await world.start({}, {}, candidate);
    const result = await handle.result();
    expect(result.outcome).toBe(outcome);
    expect(result.stages.at(-1)).toMatchObject({
      stage: 'proficiency',
      at: outcome,
      reasons: ['in-sample-skill: 0.6, below 0.95'],
    });
    const asked = world.asked(handle);
    expect(asked.some((name) => name.includes('mastery'))).toBe(false);
    expect(asked.filter((name) => name.startsWith('certifyStage'))).toEqual([
      'certifyStage foundation foundation-judged',
    ]);
    expect(asked.at(-1)).toBe(`concludeCurriculum ${outcome}`);
  },
  60_000,
);

test('verdicts that no certificate can be written on refuse the stage', async () => {
  const candidate = world.script(({ certifications }) =>
    certifications.set('foundation', { outcome: 'refused', reasons: ['the verdicts are of other evidence'] }),
  );
  const result = await (await world.start({}, {}, candidate)).result();
  expect(result).toMatchObject({ outcome: 'refused' });
  expect(result.stages.map(({ stage, reasons }) => [stage, reasons])).toEqual([
    ['foundation', ['the verdicts are of other evidence']],
  ]);
}, 60_000);

test('a stage trains round after round until its review finds it ready', async () => {
  const candidate = world.script(({ rounds, trained }) => {
    rounds.set('foundation', 3);
    trained.add('foundation');
  });
  const handle = await world.start({ until: 'foundation' }, {}, candidate);
  const { stages } = await handle.result();
  expect(stages).toMatchObject([{ stage: 'foundation', round: 2, level: 2, run: `${candidate}-foundation-2` }]);
  expect(world.asked(handle).filter((name) => name.startsWith('openEvolution'))).toEqual([
    'openEvolution foundation-0',
    'openEvolution foundation-1',
    'openEvolution foundation-2',
  ]);
}, 60_000);

test('a candidate goes no further than asked for', async () => {
  const handle = await world.start({ until: 'proficiency' });
  const { outcome, stages } = await handle.result();
  expect([outcome, stages.map(({ stage }) => stage)]).toEqual(['certified', ['foundation', 'proficiency']]);
}, 60_000);

test('what passed every stage is bettered until told to stop, and a refused attempt takes nothing away', async () => {
  const candidate = world.script(({ judgements }) =>
    judgements.set('improvement-1', { outcome: 'refused', reasons: ['non-inferiority: worse'] }),
  );
  const handle = await world.start({ improvements: 10_000 }, { stagesPerExecution: 3 }, candidate);
  await world.reaches(handle, ({ stages }) => stages.some(({ stage }) => stage === 'improvement-3'));
  await handle.signal(stopSignal, order('s1'));
  const result = await handle.result();
  expect(result).toMatchObject({ outcome: 'certified', stopped: true });
  const ends = new Map(result.stages.map(({ stage, at }) => [stage as string, at]));
  expect([ends.get('excellence'), ends.get('improvement-1'), ends.get('improvement-2')]).toEqual([
    'certified',
    'refused',
    'certified',
  ]);
}, 60_000);

test('a given number of attempts at bettering ends by itself', async () => {
  const handle = await world.start({ improvements: 2 });
  const { outcome, stages } = await handle.result();
  expect([outcome, stages.at(-1)?.stage]).toEqual(['certified', 'improvement-2']);
}, 60_000);

test('a curriculum taken up again begins after the stages that are on record', async () => {
  const candidate = world.script((script) => {
    script.done = [
      { stage: 'foundation', outcome: 'certified', reasons: [], certificate: 'foundation-paper' },
      { stage: 'proficiency', outcome: 'certified', reasons: [] },
    ];
  });
  const handle = await world.start({ until: 'mastery' }, {}, candidate);
  const { stages } = await handle.result();
  expect(stages.map(({ stage, at }) => `${stage} ${at}`)).toEqual([
    'foundation certified',
    'proficiency certified',
    'mastery certified',
  ]);
  const asked = world.asked(handle);
  expect(asked.filter((name) => name.startsWith('planRound'))).toEqual(['planRound mastery 0']);
  // Its training had ended before.
  expect(asked.filter((name) => name.startsWith('openEvolution'))).toEqual([]);
}, 60_000);

test('one that was refused before its conclusion was written is only concluded', async () => {
  const candidate = world.script((script) => {
    script.done = [{ stage: 'foundation', outcome: 'refused', reasons: ['placebos: beaten by 12 %'] }];
  });
  const handle = await world.start({}, {}, candidate);
  expect(await handle.result()).toMatchObject({
    outcome: 'refused',
    stages: [{ reasons: ['placebos: beaten by 12 %'] }],
  });
  expect(world.asked(handle)).toEqual(['openCurriculum', 'concludeCurriculum refused']);
}, 60_000);

test('attempts on record count among those asked for', async () => {
  const certified = (stage: StageLabel) => ({ stage, outcome: 'certified' as const, reasons: [] });
  const candidate = world.script((script) => {
    script.done = [
      ...(['foundation', 'proficiency', 'mastery', 'excellence'] as const).map(certified),
      { stage: 'improvement-1', outcome: 'inconclusive', reasons: [] },
    ];
  });
  const handle = await world.start({ improvements: 2 }, {}, candidate);
  expect((await handle.result()).outcome).toBe('certified');
  expect(world.asked(handle).filter((name) => name.startsWith('judgeStage'))).toEqual([
    'judgeStage improvement-2 improvement-2-collected',
  ]);
}, 60_000);

test('a cancelled curriculum ends its stage and its training, and the record says so', async () => {
  const candidate = world.script(({ pace }) => pace.set('collectEvidence', 3_600_000));
  const handle = await world.start({}, {}, candidate);
  await world.reaches(handle, ({ stages }) => stages[0]?.at === 'collecting');
  const stage = world.env.client.workflow.getHandle(`curriculum/${candidate}/foundation`);
  expect(await stage.query(stageProgressQuery)).toMatchObject({ stage: 'foundation', at: 'collecting', round: 0 });
  await handle.cancel();
  await expect(handle.result()).rejects.toThrow(WorkflowFailedError);
  expect((await stage.describe()).status.name).toBe('CANCELLED');
  expect(world.asked(handle).at(-1)).toMatch(/^abandonCurriculum cancelled: ./);
}, 60_000);

test('a curriculum that cannot be opened fails with the reason, and leaves the record as it is', async () => {
  const handle = await world.env.client.workflow.start('runCurriculum', {
    workflowId: 'curriculum/nobody',
    taskQueue: 'orchestration',
    args: [{ settings: sampleCandidate, execution: { chunkSize: 10 } }],
  });
  expect(innermost(await handle.result().catch((reason: unknown) => reason))).toBe('no script for nobody');
}, 60_000);

test('no input at all is refused with the form it should have', async () => {
  const handle = await world.env.client.workflow.start('runCurriculum', {
    workflowId: 'curriculum/empty',
    taskQueue: 'orchestration',
  });
  expect(innermost(await handle.result().catch((reason: unknown) => reason))).toContain('the input is {"settings"');
}, 60_000);

test('the Web UI can filter curricula by data set and stage', async () => {
  const handle = await world.start({ until: 'foundation' });
  await handle.result();
  const { typedSearchAttributes } = await handle.describe();
  expect(typedSearchAttributes.get(datasetAttribute)).toBe(sampleCandidate.dataset);
  expect(typedSearchAttributes.get(stageAttribute)).toBe('certified');
}, 60_000);
