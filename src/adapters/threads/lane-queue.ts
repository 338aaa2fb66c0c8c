import { ThreadLostError, threadCrew, type ThreadCrew, type ThreadCrewOptions } from './thread-crew';
import { restoreFault, type PackedFault } from './thread-fault';

/** Threads for whoever asks, first come, first served. */
export interface LaneQueue {
  /**
   * Waits for a thread, then posts the work that `begin` names. Undefined when `begin` names none any more. Rejects with the fault of the
   * work; what a thread was at when it was lost is tried once more.
   */
  run<Answer>(begin: () => object | undefined): Promise<Answer | undefined>;
  /** Ends the threads; nothing may be at work any more. */
  close(): Promise<void>;
}

export interface LaneQueueOptions extends ThreadCrewOptions {
  readonly threads: number;
  /** Told the lane of a thread that died. */
  onLost(lane: number): void;
}

export function laneQueue({ threads, onLost, ...options }: LaneQueueOptions): LaneQueue {
  const crew = threadCrew(options);
  const free = Array.from({ length: threads }, (_, lane) => lane);
  const waiting: ((lane: number) => void)[] = [];

  function takeLane(): Promise<number> {
    const lane = free.shift();
    return lane === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(lane);
  }

  function giveLane(lane: number): void {
    const next = waiting.shift();
    if (next) next(lane);
    else free.push(lane);
  }

  async function runInLane<Answer>(begin: () => object | undefined): Promise<Answer | undefined> {
    const lane = await takeLane();
    try {
      const work = begin();
      if (work === undefined) return undefined;
      const answer = await runTwice(crew, { lane, work, onLost });
      if (isFault(answer)) throw restoreFault(answer);
      return answer as Answer;
    } finally {
      giveLane(lane);
    }
  }

  return { run: runInLane, close: () => crew.close() };
}

async function runTwice(
  crew: ThreadCrew,
  { lane, work, onLost }: { lane: number; work: object; onLost: (lane: number) => void },
): Promise<unknown> {
  const attempt = (): Promise<unknown> =>
    crew.run(lane, work).catch((error: unknown) => {
      onLost(lane);
      throw error;
    });
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof ThreadLostError) return attempt();
    throw error;
  }
}

function isFault(answer: unknown): answer is PackedFault {
  return typeof answer === 'object' && answer !== null && 'fault' in answer;
}
