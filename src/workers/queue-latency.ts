import type { Context } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor, WorkerInterceptors } from '@temporalio/worker';
import type { EvolutionMetrics } from '../activities/ports';

/** Measures how long activities waited in their queue: the figure that says when to add workers. */
export function queueLatency(metrics: EvolutionMetrics): WorkerInterceptors {
  const measure = ({ info }: Context): { inbound: ActivityInboundCallsInterceptor } => ({
    inbound: {
      execute(input, next) {
        metrics.activityStarted(info.taskQueue, (Date.now() - info.currentAttemptScheduledTimestampMs) / 1_000);
        return next(input);
      },
    },
  });
  return { activity: [measure] };
}
