import { parentPort, workerData } from 'node:worker_threads';
import type { KernelMemory } from './kernel-memory';
import { packFault } from './thread-fault';
import { threadWork, type ThreadTask } from './thread-work';

/** Entry point of a thread: one answer for each task, either what was asked for or the fault. */
const { memory, lane } = workerData as { memory: KernelMemory; lane: number };
const perform = threadWork(memory, lane);

parentPort?.on('message', (task: ThreadTask) => {
  void answer(task).then((told) => parentPort?.postMessage(told));
});

async function answer(task: ThreadTask): Promise<unknown> {
  try {
    return await perform(task);
  } catch (error) {
    return packFault(error);
  }
}
