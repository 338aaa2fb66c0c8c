import { Worker } from 'node:worker_threads';

/** A thread ended while it was at work; what it had to do can be given to another. */
export class ThreadLostError extends Error {
  constructor(reason: unknown) {
    super(`a thread was lost: ${reason instanceof Error ? reason.message : String(reason)}`, { cause: reason });
  }
}

/** A thread for each lane, with one piece of work at a time. */
export interface ThreadCrew {
  /** Posts the work to the thread of an idle lane and waits for its answer. Rejects with `ThreadLostError`; the lane has a new thread then. */
  run(lane: number, work: unknown): Promise<unknown>;
  /** Ends all threads at once. */
  close(): Promise<void>;
}

export interface ThreadCrewOptions {
  /** Compiled JavaScript. */
  readonly threadFile: string;
  /** What the thread of a lane finds as its `workerData`. */
  dataOf(lane: number): unknown;
}

/** Threads start with their first work. */
export function threadCrew({ threadFile, dataOf }: ThreadCrewOptions): ThreadCrew {
  const workers = new Map<number, Worker>();

  function start(lane: number): Worker {
    const worker = new Worker(threadFile, { workerData: dataOf(lane) });
    const forget = (): void => {
      if (workers.get(lane) === worker) workers.delete(lane);
    };
    // Also where it dies without work, when nobody else listens.
    worker.on('error', forget).on('exit', forget);
    // A thread without work is no reason for the process to stay.
    worker.unref();
    workers.set(lane, worker);
    return worker;
  }

  return {
    async run(lane, work) {
      const worker = workers.get(lane) ?? start(lane);
      worker.ref();
      try {
        return await awaitAnswer(worker, work);
      } catch (reason) {
        throw new ThreadLostError(reason);
      } finally {
        worker.unref();
      }
    },
    async close() {
      for (const worker of [...workers.values()]) await worker.terminate();
    },
  };
}

function awaitAnswer(worker: Worker, work: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const listeners = {
      message: (answer: unknown) => settle(() => resolve(answer)),
      error: (error: Error) => settle(() => reject(error)),
      messageerror: (error: Error) => settle(() => reject(error)),
      exit: (code: number) => settle(() => reject(new Error(`it ended with code ${code}`))),
    };
    const settle = (end: () => void): void => {
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
      end();
    };
    for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
    worker.postMessage(work);
  });
}
