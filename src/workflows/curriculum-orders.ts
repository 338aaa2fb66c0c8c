import { ApplicationFailure, condition, log, setHandler } from '@temporalio/workflow';
import type { SignalDefinition } from '@temporalio/common';
import { pauseSignal, resumeSignal, stopSignal, type CurriculumOrder } from '../contracts/curriculum';
import { isOutcome, type OrderType, type Standing } from '../domain/curriculum/lifecycle';

export interface OrderEvent {
  readonly type: OrderType;
}

/** Orders to a curriculum or to one of its stages. Each is acted on between two steps, and passed on at once to the child at work. */
export interface OrderDesk {
  /** Accepted but not yet acted on. */
  readonly inbox: OrderEvent[];
  /** Ids of the orders accepted: a message that arrives twice has one effect. */
  readonly seen: Set<string>;
  /** The child workflow at work. */
  child: Steerable | undefined;
}

interface Steerable {
  signal(signal: SignalDefinition<[CurriculumOrder]>, order: CurriculumOrder): Promise<void>;
}

export interface OrderKind {
  readonly signal: SignalDefinition<[CurriculumOrder]>;
  readonly event: OrderEvent;
}

export const pauseOrder: OrderKind = { signal: pauseSignal, event: { type: 'pauseRequested' } };
export const resumeOrder: OrderKind = { signal: resumeSignal, event: { type: 'resumeRequested' } };
export const stopOrder: OrderKind = { signal: stopSignal, event: { type: 'stopRequested' } };

/** Whom the orders are for: its name for the log, and whether an order would change where its accepted orders lead to. */
export interface OrderTaker {
  readonly name: string;
  readonly desk: OrderDesk;
  changes(event: OrderEvent): boolean;
  /** Where it stands, in a word or two. */
  standing(): string;
}

export function receiveSignals(taker: OrderTaker): void {
  for (const kind of [pauseOrder, resumeOrder, stopOrder])
    setHandler(kind.signal, (order?: Partial<CurriculumOrder> | null) => acceptOrder(taker, order, kind));
}

/**
 * Never throws: a signal cannot be refused, and a handler that fails would hold up the workflow for ever. An order without an id, as the Web UI
 * sends it when its form is left empty, has its effect each time it arrives.
 */
export function acceptOrder(
  { name, desk, changes, standing }: OrderTaker,
  order: Partial<CurriculumOrder> | null | undefined,
  { signal, event }: OrderKind,
): void {
  const id = typeof order?.id === 'string' && order.id !== '' ? order.id : undefined;
  const by = typeof order?.by === 'string' ? order.by : '';
  const told = { name, id, by, standing: standing(), type: event.type };
  const isRepeated = id !== undefined && desk.seen.has(id);
  if (id !== undefined) desk.seen.add(id);
  if (isRepeated || !changes(event)) return log.info('order ignored', told);
  desk.inbox.push(event);
  // A child that has just ended needs no order any more.
  desk.child?.signal(signal, { id: id ?? '', by }).catch(() => undefined);
  log.info('order accepted', told);
}

/** Throws where the order would change nothing and was not given before. */
export function refuseOrder(
  { desk, changes, standing }: OrderTaker,
  { id, by }: CurriculumOrder,
  event: OrderEvent,
): void {
  const problem = !id
    ? 'the order has no id'
    : !by
      ? 'who gives the order?'
      : !desk.seen.has(id) && !changes(event)
        ? `the curriculum is ${nameHindrance(standing(), event)}`
        : undefined;
  if (problem) throw ApplicationFailure.nonRetryable(problem, 'curriculum.order-refused');
}

/** Why an order changes nothing. */
function nameHindrance(standing: string, { type }: OrderEvent): string {
  if (isOutcome(standing)) return standing;
  return type === 'resumeRequested' ? 'not paused' : 'paused already';
}

/** Waits for a child while orders are passed on to it; those that came before it began reach it first. */
export async function steerChild<T>(
  desk: OrderDesk,
  child: Steerable & { result(): Promise<T> },
  heading: Standing<string>,
): Promise<T> {
  desk.child = child;
  const order = { id: '', by: 'curriculum' };
  if (heading.at === 'stopped') await child.signal(stopSignal, order);
  else if (heading.isPaused) await child.signal(pauseSignal, order);
  try {
    return await child.result();
  } finally {
    desk.child = undefined;
  }
}

export async function nextOrder({ inbox }: OrderDesk): Promise<void> {
  await condition(() => inbox.length > 0);
}
