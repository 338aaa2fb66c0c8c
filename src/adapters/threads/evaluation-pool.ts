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
    // Not Piscina's own abort: that ends the thread, and its warm columns with it.
    const stop = (): void => stopThread(control);
    signal.addEventListener('abort', stop, { once: true });
    const timer = setInterval(() => onProgress(readDone(control)), progressEveryMs);
    try {
      const result = (await pool.run({ ...task, control }, { name })) as T;
      signal.throwIfAborted();
      return result;
    } finally {
      clearInterval(timer);
      signal.removeEventListener('abort', stop);
    }
  }

  return {
    evaluate: (task, watch) => run('evaluate', task, watch),
    assess: (task, watch) => run('assess', task, watch),
    close: () => pool.close(),
  };
}
