import { once } from 'node:events';
import { Piscina } from 'piscina';
import type { EvaluationTask, Evaluator } from '../../activities/ports';
import { createThreadControl, readDone, stopThread } from './thread-control';

const progressEveryMs = 250;

export interface EvaluationPool extends Evaluator {
  /** Waits for the tasks at work, then ends the threads. */
  close(): Promise<void>;
}

/** Threads that evaluate genomes. `threadFile` is compiled JavaScript; prices reach the threads as shared memory, genomes as copies. */
export function evaluationPool({ threads, threadFile }: { threads: number; threadFile: string }): EvaluationPool {
  const pool = new Piscina({
    filename: threadFile,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
  });

  async function run<T>(
    name: string,
    task: EvaluationTask,
    { onProgress, signal }: Parameters<Evaluator['evaluate']>[1],
  ): Promise<T> {
    signal.throwIfAborted();
    const control = createThreadControl();
    const timer = setInterval(() => onProgress(readDone(control)), progressEveryMs);
    const watching = new AbortController();
    // Whoever waits is free at once, even behind another task; the thread itself stops after the genome it is at.
    const aborted = once(signal, 'abort', { signal: watching.signal }).then(() => {
      // Not Piscina's own abort: that ends the thread, and its warm columns with it.
      stopThread(control);
      throw signal.reason;
    });
    try {
      return await Promise.race([pool.run({ ...task, control }, { name }) as Promise<T>, aborted]);
    } finally {
      clearInterval(timer);
      watching.abort();
    }
  }

  return {
    evaluate: (task, watch) => run('evaluate', task, watch),
    assess: (task, watch) => run('assess', task, watch),
    close: () => pool.close(),
  };
}
