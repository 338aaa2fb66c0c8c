import { setHandler } from '@temporalio/workflow';
import {
  pauseUpdate,
  progressQuery,
  resumeUpdate,
  stageReportSignal,
  stopUpdate,
  type CurriculumInput,
  type CurriculumProgress,
  type StageProgress,
} from '../contracts/curriculum';
import type { OrderEvent } from '../contracts/orders';
import type { CandidateSettings, StageLabel } from '../domain/curriculum/candidate';
import {
  beginCurriculum,
  isOutcome,
  nextInCurriculum,
  stageEnded,
  type CurriculumStanding,
  type Outcome,
} from '../domain/curriculum/lifecycle';
import { describeStanding, describeWaiting } from './curriculum-progress';
import { receiveOrders } from './orders';
import { passOnTo, type SteeringDesk } from './steered-child';

/** What one execution of `runCurriculum` knows. */
export interface CurriculumState {
  readonly candidate: string;
  readonly settings: CandidateSettings;
  readonly desk: SteeringDesk;
  standing: CurriculumStanding;
  /** Attempts at bettering what passed every stage, the one at work among them. */
  improvements: number;
  stages: readonly StageProgress[];
  /** Stages that this execution went through. */
  stagesHere: number;
  isStopped: boolean;
}

export function openCurriculumState(candidate: string, { settings, carried }: CurriculumInput): CurriculumState {
  return {
    candidate,
    settings,
    desk: { inbox: [...(carried?.inbox ?? [])], seen: new Set(carried?.seen), child: undefined },
    standing: carried?.standing ?? beginCurriculum,
    improvements: carried?.improvements ?? 0,
    stages: carried?.stages ?? [],
    stagesHere: 0,
    isStopped: false,
  };
}

export function progressOf(state: CurriculumState): CurriculumProgress {
  const { candidate, standing, stages } = state;
  const stage = labelOf(state);
  const heading = headingOf(state);
  return {
    ...{ candidate, standing, heading, stages },
    ...(stage && { stage }),
    waiting: describeWaiting(standing, heading, stages.at(-1)),
  };
}

/** Orders are passed on to the stage at work, and acted on here between two stages. */
export function receiveMessages(state: CurriculumState): void {
  const { candidate, desk } = state;
  receiveOrders(
    {
      desk,
      describe: () => ({ candidate, standing: describeStanding(headingOf(state)) }),
      changes: (event) => {
        const heading = headingOf(state);
        return nextInCurriculum(heading, event) !== heading;
      },
      passOn: passOnTo(desk),
    },
    {
      updates: { pause: pauseUpdate, resume: resumeUpdate, stop: stopUpdate },
      progress: () => progressOf(state),
      hindrance: (event) => `the curriculum is ${nameHindrance(describeStanding(headingOf(state)), event)}`,
      failure: 'curriculum.order-refused',
    },
  );
  setHandler(stageReportSignal, (report) => noteStage(state, report));
  setHandler(progressQuery, () => progressOf(state));
}

/** Why an order changes nothing. */
function nameHindrance(standing: string, { type }: OrderEvent): string {
  if (isOutcome(standing)) return standing;
  return type === 'resumeRequested' ? 'not paused' : 'paused already';
}

/** The four stages stay in sight, and of the attempts at bettering them the last ones. */
const shownStages = 20;

export function noteStage(state: CurriculumState, report: StageProgress): void {
  const others = state.stages.filter(({ stage }) => stage !== report.stage);
  const dropped = others.length < shownStages ? -1 : others.findIndex(({ stage }) => stage.startsWith('improvement-'));
  state.stages = [...others.filter((_, place) => place !== dropped), report];
}

/** The stage at work or last tried; undefined where all is over. */
export function labelOf({ standing: { at }, improvements }: CurriculumState): StageLabel | undefined {
  if (at === 'improving') return `improvement-${improvements}`;
  return at === 'resting' || isOutcome(at) ? undefined : at;
}

export function rest(state: CurriculumState): void {
  state.standing = nextInCurriculum(state.standing, { type: 'rested' });
  state.improvements++;
}

export function endStage(state: CurriculumState, report: StageProgress & { readonly at: Outcome }): void {
  noteStage(state, report);
  state.standing = nextInCurriculum(state.standing, stageEnded(state.standing.at, report.at, isLast(state)));
}

/** Is there to be no stage after this one? */
function isLast({ settings, standing: { at }, improvements }: CurriculumState): boolean {
  if (settings.until !== 'excellence') return at === settings.until;
  return (
    (at === 'excellence' || at === 'improving') && improvements >= (settings.improvements ?? Number.POSITIVE_INFINITY)
  );
}

/** Acts on the accepted orders; says whether there were any. */
export function takeOrders(state: CurriculumState): void {
  for (const event of state.desk.inbox.splice(0)) {
    state.isStopped ||= event.type === 'stopRequested';
    state.standing = nextInCurriculum(state.standing, event);
  }
}

/** Where the accepted orders lead to. */
export function headingOf({ standing, desk }: CurriculumState): CurriculumStanding {
  return desk.inbox.reduce(nextInCurriculum, standing);
}
