import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import { curriculumWorkflowId, type CurriculumOrder, type CurriculumProgress } from '../contracts/curriculum';
import { requireCandidate } from './candidate-lookup';
import type { CliContext } from './context';
import { CommandError, exitCodes } from './output';
import { withRuns } from './session';

interface Order {
  readonly name: string;
  readonly verb: string;
  readonly update: UpdateDefinition<CurriculumProgress, [CurriculumOrder]>;
}

/** Sends an order to a candidate's curriculum and tells what it leads to; an order that changes nothing is refused (exit 3). */
export async function orderCandidate({ name, verb, update }: Order, context: CliContext): Promise<void> {
  await withRuns(context, {}, async ({ proofs, client }) => {
    const { candidate } = await requireCandidate(proofs, name);
    const order = { id: randomUUID(), by: userInfo().username };
    const { heading, stage, waiting } = await client.workflow
      .getHandle(curriculumWorkflowId(candidate))
      .executeUpdate(update, { args: [order] })
      .catch((error: unknown) => {
        throw refusal(error, { candidate, verb });
      });
    const status = heading.isPaused ? 'paused' : heading.at;
    context.output.result(
      { candidate, status, ...(stage && { stage }), waiting },
      () => `${candidate} is told to ${verb}; it waits for ${waiting}`,
    );
  });
}

function refusal(error: unknown, { candidate, verb }: { candidate: string; verb: string }): unknown {
  const refused = (reason: string): CommandError =>
    new CommandError('candidate.order-refused', `${verb} refused: ${reason}`, {
      exitCode: exitCodes.refused,
      hint: `emp prove show ${candidate}`,
    });
  if (error instanceof WorkflowUpdateFailedError) return refused(error.cause?.message ?? error.message);
  if (error instanceof WorkflowNotFoundError) return refused(`candidate ${candidate} has ended`);
  return error;
}
