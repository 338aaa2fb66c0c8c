import { Context } from '@temporalio/activity';

/** Runs work that reports its progress, passing it on as heartbeats; without them neither a cancellation nor a lost worker would be noticed. */
export async function withHeartbeat<T>(
  total: number,
  everyMs: number,
  work: (watch: { onProgress(done: number): void; signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const context = Context.current();
  let done = 0;
  const timer = setInterval(() => context.heartbeat({ done, total }), everyMs);
  try {
    return await work({ onProgress: (count) => (done = count), signal: context.cancellationSignal });
  } finally {
    clearInterval(timer);
  }
}
