import { evolutionWorkflowId, type EvolutionProgress } from '../contracts/evolution';
import { findTrainedCandidate } from '../domain/curriculum/candidate';
import type { EvolutionStage } from '../domain/evolution/lifecycle';
import type { Run } from '../activities/ports';
import type { CliContext } from './context';
import { CommandError, exitCodes } from './output';
import { sendOrder, type GivenOrder } from './sent-order';
import { requireRun, withRuns } from './session';

function describeHeading(stage: EvolutionStage, heading: EvolutionStage): string {
  if (stage === heading) return stage;
  // A paused run has no generation at work to wait for.
  return stage === 'paused' ? heading : `${stage}, ${heading} after the generation at work`;
}

/** Sends an order to a run and tells what it leads to; an order that the run's stage does not allow is refused (exit 3). */
export async function orderRun({ name, ...order }: GivenOrder<EvolutionProgress>, context: CliContext): Promise<void> {
  await withRuns(context, {}, async ({ record, client }) => {
    const found = await requireRun(record, name);
    requireFreeRun(found, order.verb);
    const { run } = found;
    const receiver = { kind: 'run', name: run, workflowId: evolutionWorkflowId(run) } as const;
    const progress = await sendOrder(client, { ...receiver, hint: `emp evolve show ${run}` }, order);
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
