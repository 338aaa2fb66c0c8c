import {
  condition,
  getExternalWorkflowHandle,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  startChild,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import {
  stageProgressQuery,
  stageReportSignal,
  type CurriculumActivities,
  type ProvingActivities,
  type StageInput,
  type StageProgress,
  type StageResult,
} from '../contracts/curriculum';
import { evolutionDurations, evolutionWorkflowId, type EvolutionSettings } from '../contracts/evolution';
import { datasetAttribute, stageAttribute } from '../contracts/search-attributes';
import {
  beginStage,
  isOutcome,
  nextInStage,
  type Outcome,
  type StageEvent,
  type StagePlace,
  type StageStanding,
} from '../domain/curriculum/lifecycle';
import { describeStage, describeStanding } from './curriculum-progress';
import { heavyOptions, lightOptions } from './evaluation-chunks';
import { evolveStrategies } from './evolution.workflow';
import { nextOrder, receiveOrders } from './orders';
import { passOnTo, steerChild, type SteeringDesk } from './steered-child';

/** What one execution of `runCurriculumStage` knows. */
interface StageState extends Omit<StageInput, 'execution'> {
  readonly desk: SteeringDesk;
  standing: StageStanding;
  round: number;
  level: number;
  run?: string;
  reasons: readonly string[];
  /** What the gates are to judge, then what they judged. */
  evidence: string;
  certificate?: string;
}

/** One stage: rounds of training inside its constraints, then evidence, judgement and, where every gate passed, the certificate. */
export async function runCurriculumStage(input: StageInput): Promise<StageResult> {
  const { candidate, stage } = input;
  const state = openStageState(input);
  const work = workOf(state, input);
  const light = proxyActivities<CurriculumActivities>(lightOptions(limitsOf(input)));
  receiveOrders({
    desk: state.desk,
    describe: () => ({ candidate, stage, standing: describeStanding(headingOf(state)) }),
    changes: (event) => {
      const heading = headingOf(state);
      return nextInStage(heading, event) !== heading;
    },
    passOn: passOnTo(state.desk),
  });
  setHandler(stageProgressQuery, () => progressOf(state));

  for (;;) {
    state.standing = state.desk.inbox.splice(0).reduce(nextInStage, state.standing);
    const { at, isPaused } = state.standing;
    if (isOutcome(at)) return endOf(state, at);
    if (isPaused) {
      await light.noteCurriculum({ candidate, status: 'paused' });
      report(state);
      await nextOrder(state.desk);
      await light.noteCurriculum({ candidate, status: stage });
      continue;
    }
    report(state);
    state.standing = nextInStage(state.standing, await work[at]());
  }
}

function openStageState({ candidate, stage, dataset }: StageInput): StageState {
  const desk = { inbox: [], seen: new Set<string>(), child: undefined };
  return { candidate, stage, dataset, desk, standing: beginStage, round: 0, level: 0, reasons: [], evidence: '' };
}

/** What is done at each place, and what came of it. */
function workOf(
  state: StageState,
  input: StageInput,
): { readonly [Place in Exclude<StagePlace, Outcome>]: () => Promise<StageEvent> } {
  const { candidate, stage } = state;
  const light = proxyActivities<CurriculumActivities>(lightOptions(limitsOf(input)));
  const heavy = proxyActivities<ProvingActivities>(heavyOptions(limitsOf(input)));
  return {
    training: async () => {
      const plan = await light.planRound({ candidate, stage, round: state.round });
      state.run = plan.run;
      state.level = plan.level;
      report(state);
      // One that has ended is not run again, and none is begun that is to be stopped.
      if (!plan.isDone && !isOutcome(headingOf(state).at))
        await train(state, input, { run: plan.run, settings: plan.settings, light });
      return { type: 'trained' };
    },
    reviewing: async () => {
      const review = await light.reviewRound({ candidate, stage, round: state.round });
      state.reasons = [review.why];
      if (review.ready) return { type: 'ready' };
      state.round++;
      return { type: 'trainingWanted' };
    },
    collecting: async () => {
      const { evidence, gaps } = await heavy.collectEvidence({ candidate, stage });
      state.evidence = evidence;
      state.reasons = gaps;
      return { type: 'collected' };
    },
    judging: async () => {
      const { outcome, evidence, reasons } = await heavy.judgeStage({ candidate, stage, evidence: state.evidence });
      state.evidence = evidence;
      state.reasons = reasons;
      return { type: outcome };
    },
    certifying: async () => {
      const { outcome, reasons, certificate } = await light.certifyStage({
        candidate,
        stage,
        evidence: state.evidence,
      });
      state.reasons = reasons;
      if (certificate !== undefined) state.certificate = certificate;
      return { type: outcome };
    },
  };
}

/** A run of evolution in the neighbourhood of the candidate. */
async function train(
  state: StageState,
  { execution }: StageInput,
  { run, settings, light }: { run: string; settings: EvolutionSettings; light: CurriculumActivities },
): Promise<void> {
  const { chunkSize, priority, durations } = execution;
  const child = await startChild(evolveStrategies, {
    workflowId: evolutionWorkflowId(run),
    args: [
      {
        settings,
        execution: { chunkSize, ...(durations && { durations }), ...(priority !== undefined && { priority }) },
      },
    ],
    workflowTaskTimeout: { ...evolutionDurations, ...durations }.workflowTaskMs,
    staticSummary: `training of ${state.candidate} for ${state.stage}, round ${state.round + 1}`,
    typedSearchAttributes: [{ key: datasetAttribute, value: state.dataset }],
    ...(priority !== undefined && { priority: { priorityKey: priority } }),
  });
  let isOver = false;
  const training = steerChild(state.desk, child, headingOf(state)).finally(() => (isOver = true));
  // It is waited for below; until then nobody may miss that it failed.
  training.catch(() => undefined);
  await watchHolds(state, light, () => isOver);
  await training;
}

/** Tells of each pause of the training at work, which holds by itself, and of its end. */
async function watchHolds(
  state: StageState,
  light: Pick<CurriculumActivities, 'noteCurriculum'>,
  isOver: () => boolean,
): Promise<void> {
  const { candidate, stage } = state;
  for (let isHeld = false; ; isHeld = !isHeld) {
    await condition(() => isOver() || headingOf(state).isPaused !== isHeld);
    if (isOver()) return;
    await light.noteCurriculum({ candidate, status: isHeld ? stage : 'paused' });
    report(state);
  }
}

/** To the Web UI, and to the curriculum, which answers for all of its stages. */
function report(state: StageState): void {
  showState(state);
  const { parent } = workflowInfo();
  if (!parent) return;
  // Not waited for: it goes along with the next activity, and whoever started us ends us when it ends.
  getExternalWorkflowHandle(parent.workflowId)
    .signal(stageReportSignal, progressOf(state))
    .catch(() => undefined);
}

function showState(state: StageState): void {
  const { at, isPaused } = progressOf(state);
  const paused = isPaused ? ', **paused**: waiting for an order to resume or to stop' : '';
  setCurrentDetails(`${describeStage(progressOf(state))}${paused}`);
  upsertSearchAttributes([{ key: stageAttribute, value: isPaused ? 'paused' : at }]);
}

function progressOf(state: StageState): StageProgress {
  const { stage, standing, desk, round, level, run, reasons, certificate } = state;
  // What is told to a run in training holds it there.
  const isPaused = desk.child ? headingOf(state).isPaused : standing.isPaused;
  return {
    ...{ stage, at: standing.at, isPaused, round, level, reasons },
    ...(run !== undefined && { run }),
    ...(certificate !== undefined && { certificate }),
  };
}

function endOf(state: StageState, at: Outcome): StageResult {
  showState(state);
  return { ...progressOf(state), at };
}

/** Where the accepted orders lead to. */
function headingOf({ desk, standing }: StageState): StageStanding {
  return desk.inbox.reduce(nextInStage, standing);
}

function limitsOf({ execution: { chunkSize, durations, priority } }: StageInput) {
  return {
    ...{ chunkSize, durations: { ...evolutionDurations, ...durations } },
    ...(priority !== undefined && { priority: { priorityKey: priority } }),
  };
}
