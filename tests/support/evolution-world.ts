import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { computeActivities } from '../../src/activities/compute.activities';
import { evolutionActivities } from '../../src/activities/evolution.activities';
import { generationActivities } from '../../src/activities/generation.activities';
import type { Evaluator } from '../../src/activities/evaluator-ports';
import { readDefaultBars } from '../../src/adapters/market-data/default-data-set';
import { postgresDataSets } from '../../src/adapters/postgres/data-sets';
import { postgresEvolutionRecord } from '../../src/adapters/postgres/evolution-record';
import { postgresTrials } from '../../src/adapters/postgres/trials';
import {
  evolutionWorkflowId,
  progressQuery,
  type EvolutionExecution,
  type EvolutionProgress,
  type EvolutionSettings,
} from '../../src/contracts/evolution';
import { searchAttributeTypes } from '../../src/contracts/search-attributes';
import { computeTaskQueue, orchestrationTaskQueue } from '../../src/contracts/task-queues';
import { sliceBars } from '../../src/domain/market/bars';
import type { evolveStrategies } from '../../src/workflows';
import { createTestDatabase } from './database';
import { plainEvaluator } from './plain-evaluator';
import { installQuietRuntime } from './quiet-runtime';
import { temporalExecutable } from './temporal';

export type EvolutionWorld = Awaited<ReturnType<typeof openEvolutionWorld>>;

/** How long the evaluation of a chunk takes at the least; a test lengthens it to send messages in the middle of a generation. */
export interface Pace {
  evaluationMs: number;
}

/** A real Temporal server, a real database and the real activities; only the threads are left out, evaluation happens inline. */
export async function openEvolutionWorld() {
  installQuietRuntime();
  const env = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path: temporalExecutable() },
      extraArgs: Object.entries(searchAttributeTypes).flatMap(([name, type]) => [
        '--search-attribute',
        `${name}=${type}`,
      ]),
    },
  });
  const database = await createTestDatabase();
  const pace: Pace = { evaluationMs: 0 };
  const record = postgresEvolutionRecord(database.pool);
  const ledger = postgresTrials(database.pool);
  const dataSets = postgresDataSets(database.pool);
  const dataset = await dataSets.store(sliceBars(await readDefaultBars(), 0, 480));
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: require.resolve('../../src/workflows'),
    logger: new DefaultLogger('ERROR'),
  });
  const metrics = {
    generationSelected: () => undefined,
    genomesEvaluated: () => undefined,
    activityStarted: () => undefined,
  };
  const ports = { dataSets, record, ledger, metrics };
  const stopWorkers = await runWorkers(env, {
    workflowBundle,
    orchestration: { ...evolutionActivities(ports), ...generationActivities(ports) },
    compute: computeActivities({ ...ports, evaluator: pacedEvaluator(pace), heartbeatEveryMs: 50 }),
  });

  const start = (
    settings: Partial<EvolutionSettings> = {},
    execution: Partial<EvolutionExecution> = {},
    run: string = randomUUID(),
  ) =>
    env.client.workflow.start<typeof evolveStrategies>('evolveStrategies', {
      workflowId: evolutionWorkflowId(run),
      taskQueue: orchestrationTaskQueue,
      args: [
        {
          settings: { dataset, population: 6, generations: 3, seed: 1, costs: 'default', ...settings },
          execution: { chunkSize: 4, ...execution },
        },
      ],
    });
  type Handle = Awaited<ReturnType<typeof start>>;

  return {
    env,
    record,
    ledger,
    dataSets,
    dataset,
    pace,
    start,
    progress: (handle: Handle): Promise<EvolutionProgress> => handle.query(progressQuery),
    async reaches(handle: Handle, holds: (progress: EvolutionProgress) => boolean): Promise<EvolutionProgress> {
      for (let attempt = 0; attempt < 500; attempt++) {
        const progress = await handle.query(progressQuery);
        if (holds(progress)) return progress;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`waited in vain, the run is ${JSON.stringify(await handle.query(progressQuery))}`);
    },
    async close(): Promise<void> {
      await stopWorkers();
      await env.teardown();
      await database.drop();
    },
  };
}

async function runWorkers(
  env: TestWorkflowEnvironment,
  parts: { workflowBundle: WorkflowBundleWithSourceMap; orchestration: object; compute: object },
): Promise<() => Promise<void>> {
  const connection = env.nativeConnection;
  const throttle = { maxHeartbeatThrottleInterval: '50ms', defaultHeartbeatThrottleInterval: '50ms' } as const;
  const workers = [
    await Worker.create({
      connection,
      taskQueue: orchestrationTaskQueue,
      workflowBundle: parts.workflowBundle,
      activities: parts.orchestration,
    }),
    await Worker.create({ connection, taskQueue: computeTaskQueue, activities: parts.compute, ...throttle }),
  ];
  const running = workers.map((worker) => worker.run());
  return async () => {
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
  };
}

/** Takes its time over every chunk, and judges one finalist: the intervals of ten take longer than all the rest of a test. */
function pacedEvaluator(pace: Pace): Evaluator {
  const plain = plainEvaluator();
  const dawdle = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, pace.evaluationMs);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    });
  return {
    ...plain,
    async evaluate(task, watch) {
      await dawdle(watch.signal);
      return plain.evaluate(task, watch);
    },
    assess: (task, watch) => plain.assess({ ...task, genomes: task.genomes.slice(0, 1) }, watch),
  };
}
