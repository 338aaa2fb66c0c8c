import type { StageProgress } from '../contracts/curriculum';
import { isOutcome, type CurriculumStanding, type Standing } from '../domain/curriculum/lifecycle';

/** In a word or two. */
export function describeStanding({ at, isPaused }: Standing<string>): string {
  return isPaused ? `paused in ${at}` : at;
}

/** What the curriculum waits for, in words. */
export function describeWaiting(
  standing: CurriculumStanding,
  heading: CurriculumStanding,
  stage: StageProgress | undefined,
): string {
  if (isOutcome(standing.at)) return 'nothing: it has ended';
  const isHeld = standing.isPaused || (stage?.isPaused ?? false);
  if (isHeld && heading.isPaused) return 'an order to resume or to stop';
  const leads = isOutcome(heading.at) ? ', then it ends as told' : heading.isPaused ? ', then it pauses as told' : '';
  if (standing.at === 'resting') return `the next attempt at bettering what was certified${leads}`;
  return `${stage && !isOutcome(stage.at) ? describeStage(stage) : `${standing.at} to begin`}${leads}`;
}

/** Where a stage is. */
export function describeStage({ stage, at, round, level, run, reasons }: StageProgress): string {
  const difficulty = level === undefined || level === 0 ? '' : `, difficulty ${level > 0 ? '+' : ''}${level}`;
  const words = {
    training: `training, round ${(round ?? 0) + 1}${difficulty}${run === undefined ? '' : `: run ${run}`}`,
    reviewing: `review of training round ${(round ?? 0) + 1}`,
    collecting: 'evidence to be collected',
    judging: 'its gates to judge',
    certifying: 'its certificate to be written',
    ...{ certified: 'certified', refused: 'refused', inconclusive: 'inconclusive', stopped: 'stopped' },
  }[at];
  const why = at === 'refused' || at === 'inconclusive' ? reasons[0] : undefined;
  return `${stage}: ${words}${why === undefined ? '' : ` (${why})`}`;
}
