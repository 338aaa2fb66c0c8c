import type { SignalDefinition, UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, condition, log, setHandler } from '@temporalio/workflow';
import { pauseSignal, resumeSignal, stopSignal, type Order, type OrderEvent } from '../contracts/orders';

/** Orders are accepted at any time, and acted on between two steps of work. */
export interface OrderDesk {
  /** Accepted but not yet acted on. */
  readonly inbox: OrderEvent[];
  /** Ids of the orders that came: a message that arrives twice has one effect. */
  readonly seen: Set<string>;
}

export type OrderSignal = SignalDefinition<[Order]>;

/** Whom the orders are for. */
export interface OrderTaker {
  readonly desk: OrderDesk;
  /** Its name and where it stands, for the log. */
  describe(): Readonly<Record<string, string>>;
  /** Would the order change where the accepted ones lead to? */
  changes(event: OrderEvent): boolean;
  /** To the child at work, where it has one. */
  passOn?(signal: OrderSignal, order: Order): void;
}

/** How a taker answers to the update twins of the signals. */
export interface OrderAnswers<Progress> {
  readonly updates: Readonly<Record<'pause' | 'resume' | 'stop', UpdateDefinition<Progress, [Order]>>>;
  progress(): Progress;
  /** Why an order changes nothing, and the type of that failure. */
  hindrance(event: OrderEvent): string;
  readonly failure: string;
}

const kinds = [
  { name: 'pause', signal: pauseSignal, event: { type: 'pauseRequested' } },
  { name: 'resume', signal: resumeSignal, event: { type: 'resumeRequested' } },
  { name: 'stop', signal: stopSignal, event: { type: 'stopRequested' } },
] as const;

type OrderKind = (typeof kinds)[number];

export function receiveOrders<Progress>(taker: OrderTaker, answers?: OrderAnswers<Progress>): void {
  for (const kind of kinds) {
    setHandler(kind.signal, (order?: Partial<Order> | null) => acceptOrder(taker, order, kind));
    if (!answers) continue;
    setHandler(
      answers.updates[kind.name],
      (order: Order) => {
        acceptOrder(taker, order, kind);
        return answers.progress();
      },
      { validator: (order: Order) => refuseOrder(taker, answers, { order, event: kind.event }) },
    );
  }
}

/**
 * Never throws: a signal cannot be refused, and a handler that fails would hold up the workflow for ever. An order without an id, as the Web UI
 * sends it when its form is left empty, has its effect each time it arrives.
 */
function acceptOrder(taker: OrderTaker, order: Partial<Order> | null | undefined, { signal, event }: OrderKind): void {
  const { inbox, seen } = taker.desk;
  const id = typeof order?.id === 'string' && order.id !== '' ? order.id : undefined;
  const by = typeof order?.by === 'string' ? order.by : '';
  const told = { ...taker.describe(), id, by, type: event.type };
  const isRepeated = id !== undefined && seen.has(id);
  if (id !== undefined) seen.add(id);
  if (isRepeated || !taker.changes(event)) return log.info('order ignored', told);
  inbox.push(event);
  taker.passOn?.(signal, { id: id ?? '', by });
  log.info('order accepted', told);
}

/** Throws where the order would change nothing and was not given before. */
function refuseOrder(
  { desk, changes }: OrderTaker,
  { hindrance, failure }: Pick<OrderAnswers<unknown>, 'hindrance' | 'failure'>,
  { order: { id, by }, event }: { order: Order; event: OrderEvent },
): void {
  const problem = !id
    ? 'the order has no id'
    : !by
      ? 'who gives the order?'
      : !desk.seen.has(id) && !changes(event)
        ? hindrance(event)
        : undefined;
  if (problem) throw ApplicationFailure.nonRetryable(problem, failure);
}

export async function nextOrder({ inbox }: OrderDesk): Promise<void> {
  await condition(() => inbox.length > 0);
}
