import type { RunSettings } from '../../activities/ports';
import { completePlan } from '../../domain/evolution/search-plan';
import type { CliContext } from '../context';
import { withRuns } from '../session';
import type { Benchmark } from './benchmark';
import { completeBenchmarkRun, nameBenchmarkRun, storeBenchmarkBars } from './benchmark-run';
import { startDatabaseClock } from './database-time';
import { describeGenerations } from './generation-figures';
import { ownPeakMemory, readPeakMemory } from './peak-memory';
import { fetchRunHistories } from './run-histories';

export interface GenerationOptions {
  readonly population: number;
  readonly generations: number;
  readonly chunk: number;
  readonly seed: number;
  readonly computeWorkers?: number;
  /** Bars of a random walk to evolve on; absent: the default data. */
  readonly bars?: number;
}

/** A whole run through Temporal, and what it took: time, memory, histories. */
export async function benchmarkGenerations(options: GenerationOptions, context: CliContext): Promise<Benchmark[]> {
  const { computeWorkers, population, generations, chunk, seed } = options;
  return withRuns(context, computeWorkers === undefined ? {} : { computeWorkers }, async (session) => {
    const { dataset, family, bars } = await storeBenchmarkBars(session, options);
    const run = nameBenchmarkRun();
    const settings: RunSettings = { dataset, population, generations, seed, costs: 'default', search: completePlan() };
    const clock = await startDatabaseClock(session.stack.databaseUrl);
    await completeBenchmarkRun({ run, family, settings, chunk }, session, context);
    const databaseSeconds = await clock.stop();
    const recorded = await session.record.loadGenerations(run);
    return describeGenerations({
      histories: await fetchRunHistories(session.client, { run, generations: recorded.length }),
      databaseSeconds,
      evaluated: recorded.map(({ summary }) => summary.newcomers),
      memory: [...readPeakMemory(await session.stack.components()), ownPeakMemory()],
      size: `${population} genomes, ${generations} generations, ${bars} bars of which evolution sees three quarters, every scenario a run starts under, chunks of ${chunk}`,
    });
  });
}
