import type { WorkflowHandle } from '@temporalio/client';
import type { RunSettings } from '../../activities/ports';
import { readDefaultBars } from '../../adapters/market-data/default-data-set';
import { evolutionWorkflowId } from '../../contracts/evolution';
import { orchestrationTaskQueue } from '../../contracts/task-queues';
import type { GenerationSummary } from '../../domain/evolution/generation-summary';
import { dataFamily } from '../../domain/market/data-set';
import type { evolveStrategies } from '../../workflows';
import type { CliContext } from '../context';
import { followRun } from '../run-progress';
import type { RunSession } from '../session';
import { drawRandomWalk } from './random-walk';

/** Prices under a name of their own, so that the list of data sets tells them apart. What is scored on the default data counts as trials of it: equal prices are one market. */
export async function storeBenchmarkBars(
  { dataSets }: RunSession,
  { bars: length, seed }: { bars?: number; seed: number },
): Promise<{ dataset: string; family: string; bars: number }> {
  const bars = length === undefined ? await readDefaultBars() : drawRandomWalk(length, seed).bars;
  const renamed = { ...bars, instrument: `${bars.instrument} (benchmark)` };
  return { dataset: await dataSets.store(renamed), family: dataFamily(renamed), bars: bars.close.length };
}

/** A name by its moment. */
export function nameBenchmarkRun(): string {
  return `bench-${new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 17)}`;
}

export interface OrderedRun {
  readonly run: string;
  readonly family: string;
  readonly settings: RunSettings;
  readonly chunk: number;
  readonly onGeneration?: (summary: GenerationSummary) => void;
}

/** Has a run evolved to its end through Temporal, and tells each generation. */
export async function completeBenchmarkRun(
  { run, family, settings, chunk, onGeneration }: OrderedRun,
  session: RunSession,
  { output }: CliContext,
): Promise<void> {
  await session.record.openRun(run, family, settings);
  const handle = await session.client.workflow.start<typeof evolveStrategies>('evolveStrategies', {
    workflowId: evolutionWorkflowId(run),
    taskQueue: orchestrationTaskQueue,
    args: [{ settings, execution: { chunkSize: chunk } }],
    staticSummary: `benchmark: ${settings.population} genomes x ${settings.generations} generations`,
  });
  const abandon = (): void => void endRun(handle, (text) => output.notice(text));
  session.stack.interrupted.addEventListener('abort', abandon, { once: true });
  try {
    await followRun(run, session, {
      onGeneration: ({ summary, line }) => {
        output.notice(line);
        onGeneration?.(summary);
      },
      onNotice: (text) => output.notice(text),
    });
    await handle.result();
  } finally {
    session.stack.interrupted.removeEventListener('abort', abandon);
  }
}

/** Nobody waits for a benchmark that was interrupted, so it does not go on when the stack is up again. */
async function endRun(handle: WorkflowHandle, notice: (text: string) => void): Promise<void> {
  try {
    await handle.terminate('the benchmark was interrupted');
  } catch (error) {
    notice(`run ${handle.workflowId} could not be ended: ${String(error)}`);
  }
}
