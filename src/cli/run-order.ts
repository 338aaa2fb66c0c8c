import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import { evolutionWorkflowId, type EvolutionOrder, type EvolutionProgress } from '../contracts/evolution';
import { findTrainedCandidate } from '../domain/curriculum/candidate';
import type { EvolutionStage } from '../domain/evolution/lifecycle';
import type { Run } from '../activities/ports';
import type { CliContext } from './context';
import { CommandError, exitCodes } from './output';
import { requireRun, withRuns } from './session';

function describeHeading(stage: EvolutionStage, heading: EvolutionStage): string {
  if (stage === heading) return stage;
  // A paused run has no generation at work to wait for.
  return stage === 'paused' ? heading : `${stage}, ${heading} after the generation at work`;
}

interface Order {
  readonly name: string;
  readonly verb: string;
  readonly update: UpdateDefinition<EvolutionProgress, [EvolutionOrder]>;
}

/** Sends an order to a run and tells what it leads to; an order that the run's stage does not allow is refused (exit 3). */
export async function orderRun({ name, verb, update }: Order, context: CliContext): Promise<void> {
  await withRuns(context, {}, async ({ record, client }) => {
    const found = await requireRun(record, name);
    requireFreeRun(found, verb);
    const { run } = found;
    const order = { id: randomUUID(), by: userInfo().username };
    const progress = await client.workflow
      .getHandle(evolutionWorkflowId(run))
      .executeUpdate(update, { args: [order] })
      .catch((error: unknown) => {
        throw refusal(error, { run, verb });
      });
    const { heading, stage, generation, generations } = progress;
    context.output.result(
      { run, status: heading },
      () => `${run} is ${describeHeading(stage, heading)} (${generation} of ${generations} generations done)`,
    );
  });
}

/** The training of a candidate is steered by its curriculum alone: a round that was stopped by itself would count as trained. */
export function requireFreeRun({ run, settings }: Pick<Run, 'run' | 'settings'>, verb: string): void {
  const candidate = settings.training && findTrainedCandidate(run);
  if (candidate === undefined) return;
  throw new CommandError(
    'run.belongs-to-candidate',
    `${verb} refused: run ${run} is a round of training of candidate ${candidate}`,
    { exitCode: exitCodes.refused, hint: `emp prove ${verb} ${candidate}` },
  );
}

function refusal(error: unknown, { run, verb }: { run: string; verb: string }): unknown {
  const refused = (reason: string): CommandError =>
    new CommandError('run.order-refused', `${verb} refused: ${reason}`, {
      exitCode: exitCodes.refused,
      hint: `emp evolve show ${run}`,
    });
  if (error instanceof WorkflowUpdateFailedError) return refused(error.cause?.message ?? error.message);
  if (error instanceof WorkflowNotFoundError) return refused(`run ${run} has ended`);
  return error;
}
