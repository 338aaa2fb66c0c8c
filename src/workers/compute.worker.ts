import { computeActivities } from '../activities/compute.activities';
import { provingActivities } from '../activities/proving.activities';
import { evaluationPool } from '../adapters/threads/evaluation-pool';
import { codeVersion } from '../config/code-version';
import { computeTaskQueue } from '../contracts/task-queues';
import { startWorkerProcess, type WorkerAssembly } from './worker-process';

const heartbeatEveryMs = 500;
/** A part of a proof takes a second or two on twenty years of daily bars, and may have to wait behind evaluations. */
const partBudgetMs = 600_000;

const assemble: WorkerAssembly = ({ environment, stores, metrics }) => {
  const threads = environment.EMP_COMPUTE_THREADS;
  const evaluator = evaluationPool({
    threads,
    threadFile: require.resolve('../adapters/threads/evaluation-thread'),
    kernel: environment.EMP_KERNEL,
    memoryBytes: environment.EMP_KERNEL_MEMORY_MB * 1_048_576,
  });
  return {
    options: {
      taskQueue: computeTaskQueue,
      activities: {
        ...computeActivities({ ...stores, evaluator, metrics, heartbeatEveryMs }),
        ...provingActivities({
          ...{ ...stores, evaluator, prover: evaluator, codeVersion: codeVersion() },
          ...{ heartbeatEveryMs, partBudgetMs },
        }),
      },
      // One activity a thread: a chunk that waits is better off with another worker.
      maxConcurrentActivityTaskExecutions: threads,
      // Cancellations arrive with the answer to a heartbeat, so heartbeats must not be held back.
      maxHeartbeatThrottleInterval: '1s',
      defaultHeartbeatThrottleInterval: '1s',
    },
    close: () => evaluator.close(),
  };
};

// It reads scores of arenas that are being left, each once.
startWorkerProcess(assemble, { readsScoresAgain: false });
