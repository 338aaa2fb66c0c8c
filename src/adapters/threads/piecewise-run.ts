import type { LaneQueue } from './lane-queue';
import { choosePieceSize } from './piece-size';
import { stopThread, threadStopped, type ThreadControl } from './thread-control';
import type { Candidates, ThreadTask } from './thread-work';

/** How long a genome takes, learned piece by piece. */
export interface Pace {
  msPerGenome: number | undefined;
}

export interface PiecewiseOptions {
  readonly lanes: LaneQueue;
  readonly threads: number;
  readonly pace: Pace;
  readonly control: ThreadControl;
  /** What a thread is asked to do with a piece; called when the thread is free. */
  readonly taskOf: (genomes: Candidates) => ThreadTask;
}

/**
 * All genomes, piece by piece, each piece by whichever thread is free; the results in the order of the genomes. Ends early, with results
 * missing, once the control says stop; a fault of one piece stops the others.
 */
export async function runPiecewise<Result>(genomes: Candidates, options: PiecewiseOptions): Promise<Result[]> {
  const { lanes, threads, pace, control } = options;
  const results: Result[][] = [];
  const total = genomes.length;
  let next = 0;

  async function runNextPiece(): Promise<void> {
    let [from, startedAt] = [0, 0];
    const answer = await lanes.run<Result[]>(() => {
      if (threadStopped(control) || next === total) return undefined;
      [from, startedAt] = [next, performance.now()];
      next += choosePieceSize({ total, remaining: total - next, threads, msPerGenome: pace.msPerGenome });
      return options.taskOf(genomes.slice(from, next));
    });
    if (answer === undefined) return;
    results[from] = answer;
    if (answer.length > 0) pace.msPerGenome = (performance.now() - startedAt) / answer.length;
  }

  async function takePieces(): Promise<void> {
    while (next < total && !threadStopped(control)) await runNextPiece();
  }

  try {
    await Promise.all(Array.from({ length: threads }, takePieces));
  } catch (error) {
    stopThread(control);
    throw error;
  }
  return results.flat();
}
