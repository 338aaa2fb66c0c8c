import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import type { HistoryEvent } from '../../src/cli/bench/history-figures';

export interface HistoryScript {
  /** Seconds since 1970, like all times here. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly activities?: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  readonly workflowType?: string;
  /** Run id of the execution that this one continues. */
  readonly continues?: string;
}

/** A history in the order in which Temporal writes it: a start is noted together with its end. Everything is scheduled at once. */
export function scriptHistory({ startedAt, endedAt, activities = [], ...start }: HistoryScript): HistoryEvent[] {
  const events: object[] = [];
  const add = (seconds: number, attributes: object): string => {
    const eventId = String(events.length + 1);
    events.push({ eventId, eventTime: new Date(seconds * 1_000).toISOString(), ...attributes });
    return eventId;
  };
  add(startedAt, {
    workflowExecutionStartedEventAttributes: {
      workflowType: { name: start.workflowType ?? 'evolveGeneration' },
      ...(start.continues !== undefined && { continuedExecutionRunId: start.continues }),
    },
  });
  const scheduled = activities.map((activity) => ({
    ...activity,
    id: add(startedAt, { activityTaskScheduledEventAttributes: { activityType: { name: activity.name } } }),
  }));
  for (const { id, from, to } of scheduled.sort((a, b) => a.to - b.to)) {
    add(from, { activityTaskStartedEventAttributes: { scheduledEventId: id } });
    add(to, { activityTaskCompletedEventAttributes: { scheduledEventId: id } });
  }
  add(endedAt, { workflowExecutionCompletedEventAttributes: {} });
  return historyFromJSON({ events }).events ?? [];
}
