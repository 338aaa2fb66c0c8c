import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  executeChild,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { ComputeActivities } from '../activities/compute.activities';
import type { EvolutionActivities } from '../activities/evolution.activities';
import {
  evolutionDurations,
  generationWorkflowId,
  plainShape,
  progressQuery,
  runOfWorkflowId,
  type EvolutionDurations,
  type EvolutionInput,
  type EvolutionResult,
  type SearchShape,
} from '../contracts/evolution';
import {
  bestFitnessAttribute,
  datasetAttribute,
  generationAttribute,
  stageAttribute,
} from '../contracts/search-attributes';
import { computeTaskQueue } from '../contracts/task-queues';
import { isFinal, next, type EvolutionEvent, type EvolutionStage } from '../domain/evolution/lifecycle';
import { describeProgress } from './evolution-progress';
import { openEvolutionState, progressOf, receiveRunOrders, type EvolutionState } from './evolution-state';
import { reasonOf } from './failure-reason';
import { evolveGeneration } from './generation.workflow';
import { nextOrder } from './orders';

/** Evolves strategies generation after generation, one child workflow each, until the last or a stop; then concludes with the result hash. */
export async function evolveStrategies(input: EvolutionInput): Promise<EvolutionResult> {
  requireInput(input);
  const { settings, execution } = input;
  const state = openEvolutionState(runOfWorkflowId(workflowInfo().workflowId), input);
  const { light, heavy } = activitiesWithin({ ...evolutionDurations, ...execution.durations }, execution.priority);
  let conclusion: Pick<EvolutionResult, 'resultHash' | 'verdict'> | undefined;
  receiveRunOrders(state);
  setHandler(progressQuery, () => progressOf(state));

  const conclude = async (): Promise<EvolutionEvent> => {
    await heavy.assessFinalists({ run: state.run });
    await heavy.measureProgress({ run: state.run });
    conclusion = await light.concludeEvolution({ run: state.run, stopped: state.stage === 'stopping' });
    return { type: 'concluded' };
  };
  const work: { readonly [S in EvolutionStage]?: () => Promise<EvolutionEvent> } = {
    evolving: () => evolveNext(state, input),
    paused: () => takeOrder(state),
    concluding: conclude,
    stopping: conclude,
  };

  if (!input.carried) resumeAfter(state, await light.openEvolution({ run: state.run, settings, execution }));
  try {
    while (!isFinal(state.stage) && !isLong(state, input)) {
      showState(state);
      const before = state.stage;
      state.stage = next(before, state.desk.inbox.shift() ?? (await work[before]!()));
      if (before !== state.stage && (before === 'paused' || state.stage === 'paused'))
        await light.noteStage({ run: state.run, stage: state.stage });
    }
  } catch (error) {
    const outcome = isCancellation(error) ? 'cancelled' : 'failed';
    await CancellationScope.nonCancellable(() =>
      light.abandonEvolution({ run: state.run, outcome, reason: reasonOf(error) }),
    );
    throw error;
  }
  showState(state);
  await condition(allHandlersFinished);
  if (!isFinal(state.stage))
    return continueAsNew<typeof evolveStrategies>({ settings, execution, carried: carry(state) });
  return { run: state.run, stage: state.stage, generations: state.generation, ...conclusion! };
}

/** A run taken up again goes on where its record ends. */
function resumeAfter(
  state: EvolutionState,
  { generations, shape = plainShape }: { generations: number; shape?: SearchShape },
): void {
  state.shape = shape;
  state.generation = generations;
  if (generations >= state.generations) state.stage = next(state.stage, { type: 'lastGenerationEvolved' });
}

async function evolveNext(state: EvolutionState, { settings, execution }: EvolutionInput): Promise<EvolutionEvent> {
  const { run, generation, shape } = state;
  const durations = { ...evolutionDurations, ...execution.durations };
  const priority = execution.priority === undefined ? {} : { priority: { priorityKey: execution.priority } };
  state.latest = await executeChild(evolveGeneration, {
    workflowId: generationWorkflowId(run, generation),
    args: [{ run, generation, shape, chunkSize: execution.chunkSize, durations, ...priority }],
    workflowTaskTimeout: durations.workflowTaskMs,
    staticSummary: `generation ${generation + 1} of ${settings.generations}`,
    typedSearchAttributes: [
      { key: datasetAttribute, value: settings.dataset },
      { key: generationAttribute, value: generation },
    ],
    ...priority,
  });
  state.generation = generation + 1;
  state.evolvedHere++;
  return { type: state.generation >= settings.generations ? 'lastGenerationEvolved' : 'generationEvolved' };
}

async function takeOrder({ desk }: EvolutionState): Promise<EvolutionEvent> {
  await nextOrder(desk);
  return desk.inbox.shift()!;
}

/** Time to start a fresh history? Only between two generations, when no child is at work. */
function isLong({ stage, evolvedHere }: EvolutionState, { execution }: EvolutionInput): boolean {
  const limit = execution.generationsPerExecution ?? Number.POSITIVE_INFINITY;
  return stage === 'evolving' && evolvedHere > 0 && (workflowInfo().continueAsNewSuggested || evolvedHere >= limit);
}

/** Messages are remembered over continue-as-new by this many ids: more than an operator sends between two generations. */
const rememberedMessages = 200;

function carry(state: EvolutionState): EvolutionInput['carried'] & object {
  const { shape, stage, generation, latest } = state;
  const { inbox, seen } = state.desk;
  return { shape, stage, generation, inbox, seen: [...seen].slice(-rememberedMessages), ...(latest && { latest }) };
}

function showState(state: EvolutionState): void {
  const { latest } = state;
  setCurrentDetails(describeProgress(progressOf(state)));
  upsertSearchAttributes([
    { key: datasetAttribute, value: state.dataset },
    { key: stageAttribute, value: state.stage },
    { key: generationAttribute, value: state.generation },
    ...(latest?.best === undefined ? [] : [{ key: bestFitnessAttribute, value: latest.best }]),
  ]);
}

function activitiesWithin(durations: EvolutionDurations, priority: number | undefined) {
  const options = {
    retry: { initialInterval: '200ms', maximumInterval: '10s' } as const,
    ...(priority === undefined ? {} : { priority: { priorityKey: priority } }),
  };
  return {
    light: proxyActivities<EvolutionActivities>({ ...options, startToCloseTimeout: durations.lightActivityMs }),
    heavy: proxyActivities<ComputeActivities>({
      ...options,
      taskQueue: computeTaskQueue,
      startToCloseTimeout: durations.evaluationMs,
      heartbeatTimeout: durations.heartbeatMs,
    }),
  };
}

/** Refuses what is no input at all; what it says is checked by the activity that opens the run. */
function requireInput(input: Partial<EvolutionInput> | undefined): void {
  if (typeof input?.settings !== 'object' || typeof input.execution !== 'object')
    throw ApplicationFailure.nonRetryable(
      'the input is {"settings":{"dataset":...,"population":...,"generations":...,"costs":"default"},"execution":{"chunkSize":50}}',
      'evolution.settings-invalid',
    );
}
