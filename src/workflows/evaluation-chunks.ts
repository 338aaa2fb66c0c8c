import type { ActivityOptions } from '@temporalio/workflow';
import type { GenerationInput } from '../contracts/evolution';
import { computeTaskQueue } from '../contracts/task-queues';

type Limits = Pick<GenerationInput, 'chunkSize' | 'durations' | 'priority'>;

const retry = { initialInterval: '200ms', maximumInterval: '10s' } as const;

export function lightOptions({ durations, priority }: Limits): ActivityOptions {
  return { startToCloseTimeout: durations.lightActivityMs, retry, ...(priority && { priority }) };
}

export function heavyOptions({ durations, priority }: Limits): ActivityOptions {
  return {
    taskQueue: computeTaskQueue,
    startToCloseTimeout: durations.evaluationMs,
    heartbeatTimeout: durations.heartbeatMs,
    retry,
    ...(priority && { priority }),
  };
}

export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** All chunks of a range at once: the task queue, not the workflow, decides how many are at work. */
export async function evaluateInChunks(
  { chunkSize }: Limits,
  { from, to }: Chunk,
  evaluate: (chunk: Chunk, summary: string) => Promise<unknown>,
): Promise<void> {
  const chunks = Array.from({ length: Math.ceil((to - from) / chunkSize) }, (_, index) => ({
    from: from + index * chunkSize,
    to: Math.min(to, from + (index + 1) * chunkSize),
  }));
  await Promise.all(chunks.map((chunk) => evaluate(chunk, `${chunk.from + 1} to ${chunk.to} of ${to}`)));
}
