import { isStageLabel, stageOfLabel, type CandidateSettings, type StageLabel } from './candidate';
import { stageNames, type Outcome } from './lifecycle';

interface Course {
  readonly status: string;
  readonly until: CandidateSettings['until'];
  /** Those with a recorded round of training, in order. */
  readonly stages: readonly { readonly stage: StageLabel; readonly outcome?: Outcome }[];
}

/**
 * The stage that a candidate is at, or was at in the end: one whose first round of training is at work has nothing on record yet but the status of the
 * candidate, and once that is paused, stopped or broken down, only that those before it are certified.
 */
export function findStageReached({ status, until, stages }: Course): StageLabel {
  // The status follows the record: it may still name a stage that has just been certified.
  if (isStageLabel(status) && !stages.some((one) => one.stage === status && one.outcome === 'certified')) return status;
  const last = stages.at(-1);
  if (!last) return 'foundation';
  const { stage, outcome } = last;
  const isOver = status === 'certified' || status === 'resting';
  if (isOver || outcome !== 'certified' || stage !== stageOfLabel(stage)) return stage;
  const place = stageNames.indexOf(stage);
  return place < stageNames.indexOf(until) ? stageNames[place + 1]! : stage;
}
