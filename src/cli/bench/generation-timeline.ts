import type { ComputeActivities } from '../../activities/compute.activities';
import type { GenerationActivities } from '../../activities/generation.activities';
import type { HistoryEvent } from './history-figures';

/** Where the time of one generation went, in seconds, by the times in its history. */
export interface GenerationTimeline {
  /** From the start of the workflow to its end. */
  readonly total: number;
  /** From the moment a worker took the first evaluation to the end of the last; 0 where nothing was evaluated. */
  readonly evaluation: number;
  readonly breeding: number;
  readonly selection: number;
  /** All the rest: workflow tasks, and activities that wait for a worker. */
  readonly orchestration: number;
}

type ActivityName = keyof ComputeActivities | keyof GenerationActivities;

/** Reads the history of an `evolveGeneration` that has ended. */
export function readGenerationTimeline(events: readonly HistoryEvent[]): GenerationTimeline {
  const spans = readActivitySpans(events);
  const lasted = (activity: ActivityName): number => {
    const own = spans.filter(({ name }) => name === activity);
    if (own.length === 0) return 0;
    const from = Math.min(...own.map(({ startedAtMs }) => startedAtMs));
    return (Math.max(...own.map(({ endedAtMs }) => endedAtMs)) - from) / 1_000;
  };
  const total = secondsBetween(events[0], events.at(-1));
  const evaluation = lasted('evaluateGenomes');
  const breeding = lasted('breedGeneration');
  const selection = lasted('selectSurvivors');
  return { total, evaluation, breeding, selection, orchestration: total - evaluation - breeding - selection };
}

/** Seconds from one event to another. */
export function secondsBetween(from: HistoryEvent | undefined, to: HistoryEvent | undefined): number {
  return (timeOf(to) - timeOf(from)) / 1_000;
}

interface ActivitySpan {
  readonly name: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** Activities that completed. One that was tried again shows its last try. */
function readActivitySpans(events: readonly HistoryEvent[]): ActivitySpan[] {
  const names = new Map<number, string>();
  const starts = new Map<number, number>();
  const spans: ActivitySpan[] = [];
  for (const event of events) {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (scheduled) names.set(Number(event.eventId), scheduled.activityType?.name ?? '');
    const started = event.activityTaskStartedEventAttributes;
    if (started) starts.set(Number(started.scheduledEventId), timeOf(event));
    const completed = event.activityTaskCompletedEventAttributes;
    if (!completed) continue;
    const id = Number(completed.scheduledEventId);
    const startedAtMs = starts.get(id);
    if (startedAtMs === undefined) continue;
    spans.push({ name: names.get(id) ?? '', startedAtMs, endedAtMs: timeOf(event) });
  }
  return spans;
}

/** Milliseconds since 1970. */
function timeOf(event: HistoryEvent | undefined): number {
  const { seconds, nanos } = event?.eventTime ?? {};
  return Number(seconds ?? 0) * 1_000 + (nanos ?? 0) / 1e6;
}
