import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { WorkflowNotFoundError, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import type { Order } from '../contracts/orders';
import { CommandError, exitCodes } from './output';

/** An order as a person gives it: to whom, and the verb it was given by. */
export interface GivenOrder<Progress> {
  readonly name: string;
  readonly verb: string;
  readonly update: UpdateDefinition<Progress, [Order]>;
}

/** Whom it goes to, as what the record calls it: `run nightly-7`. */
interface Receiver {
  readonly workflowId: string;
  readonly kind: 'run' | 'candidate';
  readonly name: string;
  /** Where more is told of it. */
  readonly hint: string;
}

/** Sends an order in the user's name; says where it leads to. One that changes nothing, or comes too late, is refused (exit 3). */
export async function sendOrder<Progress>(
  client: Client,
  { workflowId, kind, name, hint }: Receiver,
  { verb, update }: Pick<GivenOrder<Progress>, 'verb' | 'update'>,
): Promise<Progress> {
  const order = { id: randomUUID(), by: userInfo().username };
  const refusal = (reason: string): CommandError =>
    new CommandError(`${kind}.order-refused`, `${verb} refused: ${reason}`, { exitCode: exitCodes.refused, hint });
  try {
    return await client.workflow.getHandle(workflowId).executeUpdate(update, { args: [order] });
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError) throw refusal(error.cause?.message ?? error.message);
    if (error instanceof WorkflowNotFoundError) throw refusal(`${kind} ${name} has ended`);
    throw error;
  }
}
