import { Context, log } from '@temporalio/activity';
import { rankFinalists } from '../domain/evolution/conclusion';
import { translatingFaults } from './faults';
import { requireRun } from './evolution.activities';
import type { DataSetStore, Evaluator, EvolutionMetrics, EvolutionRecord, TrialLedger } from './ports';

export type ComputeActivities = ReturnType<typeof computeActivities>;

export interface ComputePorts {
  readonly dataSets: DataSetStore;
  readonly record: EvolutionRecord;
  readonly ledger: TrialLedger;
  readonly evaluator: Evaluator;
  readonly metrics: EvolutionMetrics;
  /** How often progress is told to Temporal, which is also how soon a cancellation is heard. */
  readonly heartbeatEveryMs: number;
}

/** The CPU-bound work of a run, done in threads while this side tells Temporal how far it is. */
export function computeActivities({ dataSets, record, ledger, evaluator, metrics, heartbeatEveryMs }: ComputePorts) {
  return translatingFaults({
    /** Scores the newcomers `from` to `to` of a generation. They are in the trial ledger before they are scored. */
    async evaluateGenomes({ run, generation, from, to }: Chunk): Promise<{ evaluated: number }> {
      const startedAt = performance.now();
      const { settings, family } = await requireRun(record, run);
      const genomes = await record.loadNewcomers(run, { generation, from, to });
      const bars = await dataSets.load(settings.dataset);
      await ledger.recordTrials({ run, family, genomes: genomes.map(({ id }) => id) });
      const evaluations = await withHeartbeat(genomes.length, heartbeatEveryMs, (watch) =>
        evaluator.evaluate({ bars, settings, genomes }, watch),
      );
      await record.storeEvaluations(run, evaluations);
      const seconds = (performance.now() - startedAt) / 1_000;
      metrics.genomesEvaluated(genomes.length, seconds);
      log.info('genomes evaluated', { run, generation, from, to, seconds });
      return { evaluated: genomes.length };
    },

    /** Puts the finalists on the bars that evolution never saw. */
    async assessFinalists({ run }: { run: string }): Promise<{ assessed: number }> {
      const { settings } = await requireRun(record, run);
      const last = (await record.loadGenerations(run)).at(-1);
      const finalists = rankFinalists(await record.loadScored(run, last?.archive ?? []));
      const bars = await dataSets.load(settings.dataset);
      const assessments = await withHeartbeat(finalists.length, heartbeatEveryMs, (watch) =>
        evaluator.assess({ bars, settings, genomes: finalists }, watch),
      );
      await record.storeAssessments(run, assessments);
      log.info('finalists assessed', { run, finalists: finalists.length });
      return { assessed: finalists.length };
    },
  });
}

interface Chunk {
  readonly run: string;
  readonly generation: number;
  readonly from: number;
  readonly to: number;
}

/** Runs work that reports its progress, passing it on as heartbeats; without them neither a cancellation nor a lost worker would be noticed. */
async function withHeartbeat<T>(
  total: number,
  everyMs: number,
  work: (watch: { onProgress(done: number): void; signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const context = Context.current();
  let done = 0;
  const timer = setInterval(() => context.heartbeat({ done, total }), everyMs);
  try {
    return await work({ onProgress: (count) => (done = count), signal: context.cancellationSignal });
  } finally {
    clearInterval(timer);
  }
}
