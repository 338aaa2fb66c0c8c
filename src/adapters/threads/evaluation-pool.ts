import { once } from 'node:events';
import type { AssessmentTask, EvaluationTask, Evaluator } from '../../activities/evaluator-ports';
import type { Prover } from '../../activities/proving-ports';
import type { Assessment } from '../../domain/evolution/assessment';
import { arenaRequests } from './arena-requests';
import { arenaShelf } from './arena-shelf';
import { bufferOf, createKernelMemory, type KernelKind } from './kernel-memory';
import { laneQueue, type LaneQueue } from './lane-queue';
import { runPiecewise, type Pace } from './piecewise-run';
import { createThreadControl, readDone, stopThread, threadStopped, type ThreadControl } from './thread-control';
import type { Candidates, Replayed, Scored, ThreadTask } from './thread-work';
import { runWalkForward } from './walk-forward-run';

const progressEveryMs = 250;
const mebibyte = 1_048_576;

export interface EvaluationPool extends Evaluator, Prover {
  /** Waits for the tasks at work, then ends the threads. */
  close(): Promise<void>;
}

export interface EvaluationPoolOptions {
  readonly threads: number;
  /** Compiled JavaScript. */
  readonly threadFile: string;
  readonly kernel?: KernelKind;
  /** What the threads share: prices, columns, and their work space. */
  readonly memoryBytes?: number;
}

type Watch = Parameters<Evaluator['evaluate']>[1];

/**
 * Threads that evaluate genomes on arenas that lie in memory they share. A task is split among all threads; who does which part has no
 * bearing on the result.
 */
export function evaluationPool(options: EvaluationPoolOptions): EvaluationPool {
  const { threads, threadFile, kernel: kind = 'wasm', memoryBytes = 1_024 * mebibyte } = options;
  const memory = createKernelMemory({ kind, bytes: memoryBytes, threads });
  const shelf = arenaShelf(bufferOf(memory), memory.heap);
  const dataOf = (lane: number): unknown => ({ memory, lane });
  const lanes = laneQueue({ threads, threadFile, dataOf, onLost: (lane) => shelf.release(lane + 1) });
  const arenas = arenaRequests(shelf, lanes);
  const paces = { evaluate: newPace(), assess: newPace(), replay: newPace() };
  let evaluations = 0;

  async function evaluate({ genomes, ...ground }: EvaluationTask, control: ThreadControl): Promise<Scored[]> {
    if (genomes.length === 0) return [];
    const arena = await arenas.take(ground);
    try {
      const taskOf = (piece: Candidates): ThreadTask => {
        return { kind: 'evaluate', place: arena.place, number: ++evaluations, genomes: piece, control };
      };
      // Nobody else works on it as yet: what is in the way of new columns can go.
      if (arena.users === 1) shelf.tidy(arena);
      return await runPiecewise(genomes, { lanes, threads, pace: paces.evaluate, control, taskOf });
    } finally {
      arenas.giveBack(arena);
    }
  }

  function runCourse<Result>(
    kind: 'assess' | 'replay',
    { genomes, ...course }: AssessmentTask,
    control: ThreadControl,
  ): Promise<Result[]> {
    const taskOf = (piece: Candidates): ThreadTask => ({ kind, course, genomes: piece, control });
    return runPiecewise(genomes, { lanes, threads, pace: paces[kind], control, taskOf });
  }

  const atWork = new Set<Promise<unknown>>();
  function run<T>(work: (control: ThreadControl) => Promise<T>, watch: Watch): Promise<T> {
    return watched((control) => {
      const running = work(control);
      const forget = (): boolean => atWork.delete(running);
      atWork.add(running);
      running.then(forget, forget);
      return running;
    }, watch);
  }

  return {
    evaluate: (task, watch) => run((control) => evaluate(task, control), watch),
    assess: (task, watch) => run((control) => runCourse<Assessment>('assess', task, control), watch),
    replay: (task, watch) => run((control) => runCourse<Replayed>('replay', task, control), watch),
    walkForward: (task, watch) => run((control) => runWalkForward(task, { lanes, control }), watch),
    collect: (task, watch) => run((control) => runWhole({ kind: 'collect', task, control }, { lanes, control }), watch),
    judge: (task, watch) => run((control) => runWhole({ kind: 'judge', task }, { lanes, control }), watch),
    async close() {
      await Promise.allSettled(atWork);
      await lanes.close();
    },
  };
}

/** What is one thread's work from beginning to end; undefined only where nobody waits for it any more. */
function runWhole<Answer>(
  task: ThreadTask,
  { lanes, control }: { lanes: LaneQueue; control: ThreadControl },
): Promise<Answer> {
  return lanes.run<Answer>(() => (threadStopped(control) ? undefined : task)) as Promise<Answer>;
}

function newPace(): Pace {
  return { msPerGenome: undefined };
}

/** Whoever waits is free as soon as the signal says so, even behind another task; the threads stop after the genome they are at. */
async function watched<T>(work: (control: ThreadControl) => Promise<T>, { onProgress, signal }: Watch): Promise<T> {
  signal.throwIfAborted();
  const control = createThreadControl();
  const timer = setInterval(() => onProgress(readDone(control)), progressEveryMs);
  const watching = new AbortController();
  const aborted = once(signal, 'abort', { signal: watching.signal }).then(() => {
    stopThread(control);
    throw signal.reason;
  });
  try {
    return await Promise.race([work(control), aborted]);
  } finally {
    clearInterval(timer);
    watching.abort();
  }
}
