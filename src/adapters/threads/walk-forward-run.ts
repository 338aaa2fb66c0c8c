import type { WalkForwardTask } from '../../activities/evaluator-ports';
import { joinWindows, type WindowOutcome } from '../../domain/evolution/walk-forward-search';
import type { WalkForwardEvidence } from '../../domain/validation/walk-forward-evidence';
import type { WalkForwardWindow } from '../../domain/validation/walk-forward';
import type { LaneQueue } from './lane-queue';
import { stopThread, threadStopped, type ThreadControl } from './thread-control';
import type { ThreadTask } from './thread-work';

/** All windows, each from beginning to end by whichever thread is free. A fault in one stops the others. */
export async function runWalkForward(
  { bars, settings, windows }: WalkForwardTask,
  { lanes, control }: { lanes: LaneQueue; control: ThreadControl },
): Promise<WalkForwardEvidence> {
  const { seed, population, generations, costs, training, senses } = settings;
  const search = { seed, population, generations, costs, ...(training && { training }), ...(senses && { senses }) };
  const taskOf = (window: WalkForwardWindow): ThreadTask => ({ kind: 'evolve-window', bars, search, window, control });
  const evolve = (window: WalkForwardWindow): Promise<WindowOutcome | undefined> =>
    lanes.run(() => (threadStopped(control) ? undefined : taskOf(window)));
  try {
    const outcomes = await Promise.all(windows.map(evolve));
    return joinWindows(outcomes.flatMap((outcome) => outcome ?? []));
  } catch (error) {
    stopThread(control);
    throw error;
  }
}
