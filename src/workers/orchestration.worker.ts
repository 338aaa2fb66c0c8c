import { existsSync } from 'node:fs';
import path from 'node:path';
import { curriculumActivities } from '../activities/curriculum.activities';
import { evolutionActivities } from '../activities/evolution.activities';
import { generationActivities } from '../activities/generation.activities';
import { orchestrationTaskQueue } from '../contracts/task-queues';
import { startWorkerProcess, type WorkerAssembly } from './worker-process';

const workflowBundle = path.join(__dirname, '..', 'workflow-bundle.js');

/** Cached workflows: each holds a V8 context of its own. */
const maxCachedWorkflows = 200;

const assemble: WorkerAssembly = ({ stores, metrics }) => ({
  options: {
    taskQueue: orchestrationTaskQueue,
    // Bundling takes seconds; a build has done it before.
    ...(existsSync(workflowBundle)
      ? { workflowBundle: { codePath: workflowBundle } }
      : { workflowsPath: require.resolve('../workflows') }),
    activities: {
      ...evolutionActivities({ ...stores, metrics }),
      ...generationActivities({ ...stores, metrics }),
      ...curriculumActivities(stores),
    },
    maxCachedWorkflows,
  },
});

// Who survives a generation is a parent in the next.
startWorkerProcess(assemble, { readsScoresAgain: true });
