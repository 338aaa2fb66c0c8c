import type { WorkflowHandle } from '@temporalio/client';
import type { RunSettings } from '../../activities/ports';
import { readDefaultBars } from '../../adapters/market-data/default-data-set';
import { evolutionWorkflowId } from '../../contracts/evolution';
import { orchestrationTaskQueue } from '../../contracts/task-queues';
import { dataFamily } from '../../domain/market/data-set';
import type { evolveStrategies } from '../../workflows';
import type { CliContext } from '../context';
import { followRun } from '../run-progress';
import { withRuns, type RunSession } from '../session';
import type { Benchmark } from './benchmark';
import { describeGenerations } from './generation-figures';
import { ownPeakMemory, readPeakMemory } from './peak-memory';
import { fetchRunHistories } from './run-histories';

export interface GenerationOptions {
  readonly population: number;
  readonly generations: number;
  readonly chunk: number;
  readonly seed: number;
  readonly computeWorkers?: number;
}

/** A whole run through Temporal on the default data, and what it took: time, memory, histories. */
export async function benchmarkGenerations(options: GenerationOptions, context: CliContext): Promise<Benchmark[]> {
  const { computeWorkers, population, generations, chunk, seed } = options;
  return withRuns(context, computeWorkers === undefined ? {} : { computeWorkers }, async (session) => {
    const { dataset, family, bars } = await storeBenchmarkBars(session);
    const run = `bench-${new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 17)}`;
    const settings: RunSettings = { dataset, population, generations, seed, costs: 'default' };
    await session.record.openRun(run, family, settings);
    await completeRun({ run, settings, chunk }, session, context);
    const recorded = await session.record.loadGenerations(run);
    return describeGenerations({
      histories: await fetchRunHistories(session.client, { run, generations: recorded.length }),
      evaluated: recorded.map(({ summary }) => summary.newcomers),
      memory: [...readPeakMemory(await session.stack.components()), ownPeakMemory()],
      size: `${population} genomes, ${generations} generations, ${bars} bars of which evolution sees three quarters, 5 price paths, chunks of ${chunk}`,
    });
  });
}

/** The default prices under a name of their own: what a benchmark scores are trials of no data that anybody's verdict rests on. */
async function storeBenchmarkBars({ dataSets }: RunSession) {
  const bars = await readDefaultBars();
  const renamed = { ...bars, instrument: `${bars.instrument} (benchmark)` };
  return { dataset: await dataSets.store(renamed), family: dataFamily(renamed), bars: bars.close.length };
}

interface OrderedRun {
  readonly run: string;
  readonly settings: RunSettings;
  readonly chunk: number;
}

async function completeRun({ run, settings, chunk }: OrderedRun, session: RunSession, { output }: CliContext) {
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
      onGeneration: ({ line }) => output.notice(line),
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
