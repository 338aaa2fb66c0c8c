import type { WorkflowHandle } from '@temporalio/client';

/** One event of a workflow's history, as Temporal's client gives it. */
export type HistoryEvent = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>[number];

/** The history of one execution, from its start to its end. */
export interface ExecutionHistory {
  readonly workflowType: string;
  readonly events: readonly HistoryEvent[];
}

/** The largest of all executions of one workflow type. */
export interface HistoryFigures {
  readonly workflowType: string;
  readonly executions: number;
  readonly mostEvents: number;
  /** Of any payload: an input, a result, a heartbeat, a memo, a search attribute. */
  readonly largestPayloadBytes: number;
}

export function measureHistories(histories: readonly ExecutionHistory[]): HistoryFigures[] {
  const types = [...new Set(histories.map(({ workflowType }) => workflowType))];
  return types.map((workflowType) => {
    const own = histories.filter((history) => history.workflowType === workflowType);
    return {
      workflowType,
      executions: own.length,
      mostEvents: Math.max(...own.map(({ events }) => events.length)),
      largestPayloadBytes: Math.max(...own.map(({ events }) => findLargestPayload(events))),
    };
  });
}

/** A payload is whatever has `data` in bytes, at any depth. */
export function findLargestPayload(value: unknown): number {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return 0;
  const own = 'data' in value && value.data instanceof Uint8Array ? value.data.length : 0;
  return Object.values(value).reduce<number>((largest, part) => Math.max(largest, findLargestPayload(part)), own);
}
