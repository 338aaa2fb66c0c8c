import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  startChild,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import {
  candidateOfWorkflowId,
  dayMs,
  stageWorkflowId,
  type CurriculumActivities,
  type CurriculumInput,
  type CurriculumResult,
} from '../contracts/curriculum';
import { evolutionDurations } from '../contracts/evolution';
import { datasetAttribute, stageAttribute } from '../contracts/search-attributes';
import type { CandidateStatus, StageLabel } from '../domain/curriculum/candidate';
import { isOutcome, type Outcome } from '../domain/curriculum/lifecycle';
import { describeStage, describeStanding } from './curriculum-progress';
import { runCurriculumStage } from './curriculum-stage.workflow';
import {
  endStage,
  headingOf,
  labelOf,
  openCurriculumState,
  progressOf,
  receiveMessages,
  rest,
  takeOrders,
  type CurriculumState,
} from './curriculum-state';
import { lightOptions } from './evaluation-chunks';
import { reasonOf } from './failure-reason';
import { nextOrder } from './orders';
import { steerChild } from './steered-child';

/** Takes a candidate through the stages of the curriculum, one child workflow each; after the last one it goes on trying to better it until told to stop. */
export async function runCurriculum(input: CurriculumInput): Promise<CurriculumResult> {
  requireInput(input);
  const { settings, execution } = input;
  const candidate = candidateOfWorkflowId(workflowInfo().workflowId);
  const state = openCurriculumState(candidate, input);
  const light = proxyActivities<CurriculumActivities>(limitsOf(input));
  const note = (status: CandidateStatus): Promise<void> => light.noteCurriculum({ candidate, status });
  receiveMessages(state);

  if (!input.carried) resumeAfter(state, await light.openCurriculum({ candidate, settings, execution }));
  let outcome: Outcome | undefined;
  let conclusion: Pick<CurriculumResult, 'resultHash' | 'certificate'> | undefined;
  try {
    while (!isLong(state, input)) {
      takeOrders(state);
      showState(state);
      const { at, isPaused } = state.standing;
      if (isOutcome(at)) {
        outcome = at;
        conclusion = await light.concludeCurriculum({ candidate, outcome, stopped: state.isStopped });
        break;
      }
      const stage = labelOf(state);
      if (isPaused) {
        await note('paused');
        await nextOrder(state.desk);
      } else if (stage === undefined) {
        await note('resting');
        const isOrdered = await condition(() => state.desk.inbox.length > 0, execution.restMs ?? dayMs);
        if (!isOrdered) rest(state);
      } else {
        await note(stage);
        await goThrough(state, stage, input);
      }
    }
  } catch (error) {
    const ended = isCancellation(error) ? 'cancelled' : 'failed';
    await CancellationScope.nonCancellable(() =>
      light.abandonCurriculum({ candidate, outcome: ended, reason: reasonOf(error) }),
    );
    throw error;
  }
  await condition(allHandlersFinished);
  if (!outcome || !conclusion)
    return continueAsNew<typeof runCurriculum>({ settings, execution, carried: carry(state) });
  const { resultHash, certificate } = conclusion;
  return {
    ...{ candidate, outcome, stopped: state.isStopped, resultHash, stages: state.stages },
    ...(certificate !== undefined && { certificate }),
  };
}

/** Stages whose outcome is on record are not gone through again. */
function resumeAfter(
  state: CurriculumState,
  { done }: Awaited<ReturnType<CurriculumActivities['openCurriculum']>>,
): void {
  for (const { stage, outcome, reasons, certificate } of done) {
    if (state.standing.at === 'resting') rest(state);
    endStage(state, {
      stage,
      at: outcome,
      isPaused: false,
      reasons,
      ...(certificate !== undefined && { certificate }),
    });
  }
}

async function goThrough(
  state: CurriculumState,
  stage: StageLabel,
  { settings, execution }: CurriculumInput,
): Promise<void> {
  const { candidate, desk } = state;
  const { dataset } = settings;
  const child = await startChild(runCurriculumStage, {
    workflowId: stageWorkflowId(candidate, stage),
    args: [{ candidate, stage, dataset, execution }],
    workflowTaskTimeout: { ...evolutionDurations, ...execution.durations }.workflowTaskMs,
    staticSummary: `${stage} of ${candidate}`,
    typedSearchAttributes: [
      { key: datasetAttribute, value: dataset },
      { key: stageAttribute, value: 'training' },
    ],
    ...(execution.priority !== undefined && { priority: { priorityKey: execution.priority } }),
  });
  endStage(state, await steerChild(desk, child, headingOf(state)));
  state.stagesHere++;
}

/** Time to start a fresh history? Only between two stages, when no child is at work. */
function isLong({ standing, stagesHere }: CurriculumState, { execution }: CurriculumInput): boolean {
  const limit = execution.stagesPerExecution ?? Number.POSITIVE_INFINITY;
  return !isOutcome(standing.at) && stagesHere > 0 && (workflowInfo().continueAsNewSuggested || stagesHere >= limit);
}

/** Messages are remembered over continue-as-new by this many ids: more than an operator sends during a stage. */
const rememberedMessages = 200;

function carry({ standing, improvements, stages, desk }: CurriculumState): CurriculumInput['carried'] & object {
  return { standing, improvements, stages, inbox: desk.inbox, seen: [...desk.seen].slice(-rememberedMessages) };
}

function showState(state: CurriculumState): void {
  const { standing, settings, stages } = state;
  setCurrentDetails(
    [
      `**${describeStanding(standing)}**, waiting for ${progressOf(state).waiting}`,
      ...stages.map((stage) => `- ${describeStage(stage)}`),
    ].join('\n'),
  );
  upsertSearchAttributes([
    { key: datasetAttribute, value: settings.dataset },
    { key: stageAttribute, value: standing.isPaused ? 'paused' : (labelOf(state) ?? standing.at) },
  ]);
}

function limitsOf({ execution: { chunkSize, durations, priority } }: CurriculumInput) {
  return lightOptions({
    ...{ chunkSize, durations: { ...evolutionDurations, ...durations } },
    ...(priority !== undefined && { priority: { priorityKey: priority } }),
  });
}

/** Refuses what is no input at all; what it says is checked by the activity that opens the candidate. */
function requireInput(input: Partial<CurriculumInput> | undefined): void {
  if (typeof input?.settings !== 'object' || typeof input.execution !== 'object')
    throw ApplicationFailure.nonRetryable(
      'the input is {"settings":{"strategy":...,"dataset":...,"seed":1,...},"execution":{"chunkSize":100}}',
      'curriculum.settings-invalid',
    );
}
