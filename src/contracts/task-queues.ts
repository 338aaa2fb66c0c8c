/** Workflows and light activities. */
export const orchestrationTaskQueue = 'orchestration';
/** CPU-bound activities: evaluation and assessment in threads. */
export const computeTaskQueue = 'compute';
