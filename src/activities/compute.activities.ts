import { log } from '@temporalio/activity';
import { rankFinalists } from '../domain/evolution/conclusion';
import { asPhenotype, idsOf, type NamedPhenotype } from '../domain/evolution/individuals';
import { withHeartbeat } from './heartbeat';
import { measureRunProgress } from './progress-measurement';
import { listUnscored, loadLiving, requireArena, type GenerationKey } from './run-facts';
import { searchScenarios } from './scenario-search';
import { translatingFaults } from './faults';
import { requireRun } from './evolution.activities';
import type { Evaluator } from './evaluator-ports';
import type { DataSetStore, EvolutionMetrics, EvolutionRecord } from './ports';

export type ComputeActivities = ReturnType<typeof computeActivities>;

export interface ComputePorts {
  readonly dataSets: DataSetStore;
  readonly record: EvolutionRecord;
  readonly evaluator: Evaluator;
  readonly metrics: EvolutionMetrics;
  /** How often progress is told to Temporal, which is also how soon a cancellation is heard. */
  readonly heartbeatEveryMs: number;
}

/** The CPU-bound work of a run, done in threads while this side tells Temporal how far it is. */
export function computeActivities(ports: ComputePorts) {
  const { record, metrics } = ports;
  return translatingFaults({
    /** Scores `from` to `to` of a generation's genomes without a score. They have been in the trial ledger since they were bred. */
    async evaluateGenomes({ run, generation, from, to }: Chunk): Promise<{ evaluated: number }> {
      const startedAt = performance.now();
      const unscored = (await listUnscored(record, { run, generation })).slice(from, to);
      const born = await record.loadBirths(run, idsOf(unscored));
      await scoreInArena(ports, { run, generation }, born.map(asPhenotype));
      const seconds = (performance.now() - startedAt) / 1_000;
      metrics.genomesEvaluated(born.length, seconds);
      log.info('genomes evaluated', { run, generation, from, to, seconds });
      return { evaluated: born.length };
    },

    /** Lets the adversary look for scenarios that hurt the archive most; they hold from this generation on. Says who has to be scored anew. */
    searchScenarios: (key: GenerationKey) => searchScenarios(ports, key),

    /** Scores members `from` to `to` of those who live on under the generation's scenarios. They are trials already. */
    async rescoreMembers({ run, generation, from, to }: Chunk): Promise<{ rescored: number }> {
      const { members, before } = await loadLiving(record, { run, generation });
      const living = await record.loadScored({ run, arena: before }, members.slice(from, to));
      const arena = await scoreInArena(ports, { run, generation }, living.map(asPhenotype));
      log.info('survivors scored anew', { run, generation, arena, from, to });
      return { rescored: living.length };
    },

    /** Puts the finalists on the bars that evolution never saw; nobody, where the run was for training. */
    assessFinalists: (input: { run: string }) => assessFinalists(ports, input),

    /** Measures whether the generations brought more than noise explains, and records it. */
    measureProgress: (input: { run: string }) => measureRunProgress(ports, input),
  });
}

/** Scores under the scenarios of the generation's arena and records it; says which arena that is. */
async function scoreInArena(
  { dataSets, record, evaluator, heartbeatEveryMs }: ComputePorts,
  { run, generation }: GenerationKey,
  genomes: readonly NamedPhenotype[],
): Promise<number> {
  const { settings } = await requireRun(record, run);
  const bars = await dataSets.load(settings.dataset);
  const { arena, content } = await requireArena(record, { run, generation });
  const evaluations = await withHeartbeat(genomes.length, heartbeatEveryMs, (watch) =>
    evaluator.evaluate({ bars, settings, scenarios: content.scenarios, genomes }, watch),
  );
  await record.storeEvaluations({ run, arena }, evaluations);
  return arena;
}

async function assessFinalists(
  { dataSets, record, evaluator, heartbeatEveryMs }: ComputePorts,
  { run }: { run: string },
): Promise<{ assessed: number }> {
  const { settings } = await requireRun(record, run);
  // What is only trained is not tried on the hold-out: every look would count against whoever is proved there.
  if (settings.training) return { assessed: 0 };
  const last = (await record.loadGenerations(run)).at(-1);
  const finalists = rankFinalists(await record.loadScored({ run, arena: last?.state.arena ?? 0 }, last?.archive ?? []));
  const bars = await dataSets.load(settings.dataset);
  const assessments = await withHeartbeat(finalists.length, heartbeatEveryMs, (watch) =>
    evaluator.assess({ bars, settings, genomes: finalists.map(asPhenotype) }, watch),
  );
  await record.storeAssessments(run, assessments);
  log.info('finalists assessed', { run, finalists: finalists.length });
  return { assessed: finalists.length };
}

interface Chunk {
  readonly run: string;
  readonly generation: number;
  readonly from: number;
  readonly to: number;
}
