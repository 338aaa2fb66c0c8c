import { pauseSignal, stopSignal, type Order } from '../contracts/orders';
import type { Standing } from '../domain/curriculum/lifecycle';
import type { OrderDesk, OrderSignal } from './orders';

interface Steerable {
  signal(signal: OrderSignal, order: Order): Promise<void>;
}

/** Orders to a curriculum or to one of its stages, which are passed on at once. */
export interface SteeringDesk extends OrderDesk {
  /** The child workflow at work. */
  child: Steerable | undefined;
}

export function passOnTo(desk: SteeringDesk): (signal: OrderSignal, order: Order) => void {
  // A child that has just ended needs no order any more.
  return (signal, order) => void desk.child?.signal(signal, order).catch(() => undefined);
}

/** Waits for a child while orders are passed on to it; those that came before it began reach it first. */
export async function steerChild<T>(
  desk: SteeringDesk,
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
