import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { pauseSignal, resumeSignal, stopSignal } from '../../src/contracts/orders';
import { openCurriculumWorld, type CurriculumWorld } from '../support/curriculum-world';
import { openEvolutionWorld, type EvolutionWorld } from '../support/evolution-world';
import { fullSearch } from '../support/full-search';
import { installQuietRuntime } from '../support/quiet-runtime';

/**
 * Histories of every workflow, recorded from real runs: code that cannot replay them would break the runs in flight at its deployment.
 * After a deliberate, versioned change: `EMP_RECORD_HISTORIES=1 npm test -- tests/replay` records them anew.
 */
const folder = path.resolve(__dirname, '../fixtures/histories');

const bundleOf = (workflowsPath: string) =>
  bundleWorkflowCode({ workflowsPath: require.resolve(workflowsPath), logger: new DefaultLogger('ERROR') });

if (process.env.EMP_RECORD_HISTORIES === '1') {
  beforeAll(async () => {
    const world = await openEvolutionWorld();
    await recordHistories(world);
    await world.close();
    const proving = await openCurriculumWorld();
    await recordCurricula(proving);
    await proving.close();
  }, 360_000);
} else {
  beforeAll(installQuietRuntime);
}

const histories = () => readdirSync(folder).filter((file) => file.endsWith('.json'));
const replay = (file: string, workflowBundle: Awaited<ReturnType<typeof bundleOf>>) => {
  const { workflowId, history } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Recorded;
  return Worker.runReplayHistory({ workflowBundle }, history, workflowId);
};

interface Recorded {
  readonly workflowId: string;
  readonly history: unknown;
}

test('every workflow has a recorded history', () => {
  const types = histories().map((file) => file.split('.')[0]);
  expect([...new Set(types)].sort()).toEqual([
    'evolveGeneration',
    'evolveIsland',
    'evolveStrategies',
    'runCurriculum',
    'runCurriculumStage',
  ]);
});

test('the workflows replay every recorded history', async () => {
  const bundle = await bundleOf('../../src/workflows');
  for (const file of histories()) await expect(replay(file, bundle).then(() => file)).resolves.toBe(file);
}, 120_000);

test('a workflow with one step too many does not', async () => {
  const bundle = await bundleOf('../fixtures/broken-workflows');
  for (const file of histories()) await expect(replay(file, bundle)).rejects.toThrow(DeterminismViolationError);
}, 120_000);

/** Writes histories of a world's workflows into the folder. */
function historySaver({ env }: Pick<EvolutionWorld, 'env'>) {
  return async (name: string, workflowId: string, runId?: string): Promise<void> => {
    const history = await env.client.workflow.getHandle(workflowId, runId).fetchHistory();
    // Who ran it where is no part of what is replayed.
    const text = historyToJSON(history).replace(/"identity": ?"[^"]*"/g, '"identity":"worker"');
    const recorded: Recorded = { workflowId, history: JSON.parse(text) };
    writeFileSync(path.join(folder, name), `${JSON.stringify(recorded)}\n`);
  };
}

const order = (id: string) => ({ id, by: 'risk officer' });

async function recordHistories(world: EvolutionWorld): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const save = historySaver(world);

  const completed = await world.start({ generations: 3 });
  await completed.result();
  await save('evolveStrategies.completed.json', completed.workflowId);
  await save('evolveGeneration.completed.json', `${completed.workflowId}/generation-1`);

  world.pace.evaluationMs = 200;
  const steered = await world.start({ generations: 30 });
  await world.reaches(steered, ({ generation }) => generation === 1);
  await steered.signal(pauseSignal, order('p1'));
  await world.reaches(steered, ({ stage }) => stage === 'paused');
  await steered.signal(stopSignal, order('s1'));
  await steered.result();
  await save('evolveStrategies.paused-and-stopped.json', steered.workflowId);

  world.pace.evaluationMs = 0;
  const cut = await world.start({ generations: 3 }, { generationsPerExecution: 2, priority: 2 });
  await cut.result();
  await save('evolveStrategies.continued-as-new.json', cut.workflowId, cut.firstExecutionRunId);
  await save('evolveStrategies.continued.json', cut.workflowId);

  const searching = await world.start({ population: 16, generations: 3, search: fullSearch }, { chunkSize: 8 });
  await searching.result();
  await save('evolveStrategies.with-islands-and-adversary.json', searching.workflowId);
  await save('evolveGeneration.with-islands-and-adversary.json', `${searching.workflowId}/generation-2`);
  await save('evolveIsland.completed.json', `${searching.workflowId}/generation-2/island-1`);

  world.pace.evaluationMs = 3_600_000;
  const cancelled = await world.start();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await cancelled.cancel();
  await cancelled.result().catch(() => undefined);
  await save('evolveStrategies.cancelled.json', cancelled.workflowId);
  await save('evolveGeneration.cancelled.json', `${cancelled.workflowId}/generation-0`);
  world.pace.evaluationMs = 0;
}

async function recordCurricula(world: CurriculumWorld): Promise<void> {
  const save = historySaver(world);
  const trained = world.script((script) => {
    script.trained.add('foundation');
    script.rounds.set('foundation', 2);
    script.judgements.set('proficiency', { outcome: 'refused', reasons: ['placebos: beaten'] });
  });
  const refused = await world.start({}, {}, trained);
  await refused.result();
  await save('runCurriculum.refused.json', refused.workflowId);
  await save('runCurriculumStage.certified-after-training.json', `${refused.workflowId}/foundation`);
  await save('runCurriculumStage.refused.json', `${refused.workflowId}/proficiency`);

  const slow = world.script(({ pace }) => pace.set('collectEvidence', 400));
  const steered = await world.start({}, { priority: 2 }, slow);
  await world.reaches(steered, ({ stages }) => stages[0]?.at === 'collecting');
  await steered.signal(pauseSignal, order('p1'));
  await world.reaches(steered, ({ stages }) => stages[0]?.isPaused === true);
  await steered.signal(stopSignal, order('s1'));
  await steered.result();
  await save('runCurriculum.paused-and-stopped.json', steered.workflowId);
  await save('runCurriculumStage.paused-and-stopped.json', `${steered.workflowId}/foundation`);

  const held = world.script(({ pace, trained: stages }) => {
    pace.set('breedGeneration', 300);
    stages.add('foundation');
  });
  const holding = await world.start({ until: 'foundation' }, {}, held);
  await world.reaches(holding, ({ stages }) => stages[0]?.at === 'training');
  await holding.signal(pauseSignal, order('p1'));
  await world.reaches(holding, ({ stages }) => stages[0]?.isPaused === true);
  await holding.signal(resumeSignal, order('r1'));
  await holding.result();
  await save('runCurriculumStage.held-in-training.json', `${holding.workflowId}/foundation`);

  const bettered = await world.start({ improvements: 1 }, { stagesPerExecution: 3 });
  await bettered.result();
  await save('runCurriculum.continued-as-new.json', bettered.workflowId, bettered.firstExecutionRunId);
  await save('runCurriculum.continued-with-improvement.json', bettered.workflowId);

  const stuck = world.script(({ pace }) => pace.set('judgeStage', 3_600_000));
  const cancelled = await world.start({}, {}, stuck);
  await world.reaches(cancelled, ({ stages }) => stages[0]?.at === 'judging');
  await cancelled.cancel();
  await cancelled.result().catch(() => undefined);
  await save('runCurriculum.cancelled.json', cancelled.workflowId);
  await save('runCurriculumStage.cancelled.json', `${cancelled.workflowId}/foundation`);
}
