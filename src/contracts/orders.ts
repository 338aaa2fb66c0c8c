import { defineSignal } from '@temporalio/workflow';
import type { OrderType } from '../domain/evolution/lifecycle';

/** A message to a run, a curriculum or one of its stages. `id` makes an effect happen once, however often the message arrives; `by` names who asked, for the log. */
export interface Order {
  readonly id: string;
  readonly by: string;
}

/** What an order is to the lifecycle of whoever takes it. */
export interface OrderEvent {
  readonly type: OrderType;
}

// Operators and the Web UI send these; the update twins, each with the progress of its own workflow, answer at once, and say why not.
// One name whoever takes them: a curriculum passes them on to the stage at work, and a stage to its training.
export const pauseSignal = defineSignal<[Order]>('pause');
export const resumeSignal = defineSignal<[Order]>('resume');
export const stopSignal = defineSignal<[Order]>('stop');
