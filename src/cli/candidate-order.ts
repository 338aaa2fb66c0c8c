import { curriculumWorkflowId, type CurriculumProgress } from '../contracts/curriculum';
import { requireCandidate } from './candidate-lookup';
import type { CliContext } from './context';
import { sendOrder, type GivenOrder } from './sent-order';
import { withRuns } from './session';

/** Sends an order to a candidate's curriculum and tells what it leads to; an order that changes nothing is refused (exit 3). */
export async function orderCandidate(
  { name, ...order }: GivenOrder<CurriculumProgress>,
  context: CliContext,
): Promise<void> {
  await withRuns(context, {}, async ({ proofs, client }) => {
    const { candidate } = await requireCandidate(proofs, name);
    const receiver = { kind: 'candidate', name: candidate, workflowId: curriculumWorkflowId(candidate) } as const;
    const told = await sendOrder(client, { ...receiver, hint: `emp prove show ${candidate}` }, order);
    const { heading, stage, waiting } = told;
    const status = heading.isPaused ? 'paused' : heading.at;
    context.output.result(
      { candidate, status, ...(stage && { stage }), waiting },
      () => `${candidate} is told to ${order.verb}; it waits for ${waiting}`,
    );
  });
}
