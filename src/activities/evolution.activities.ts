import { log } from '@temporalio/activity';
import type { EvolutionResult, EvolutionSettings, GenerationSummary } from '../contracts/evolution';
import { requireHoldOut } from '../domain/evolution/arena';
import { measureBuyAndHold } from '../domain/evolution/benchmark';
import { breedGeneration } from '../domain/evolution/breeding';
import { drawConclusion, rankFinalists } from '../domain/evolution/conclusion';
import { createGenePool } from '../domain/evolution/gene-pool';
import { selectGeneration } from '../domain/evolution/generation-record';
import { computeResultHash } from '../domain/evolution/result-hash';
import { checkSettings } from '../domain/evolution/settings';
import { dataFamily } from '../domain/market/data-set';
import { deriveSeed } from '../domain/numerics/derived-seed';
import { fault } from './faults';
import type { DataSetStore, EvolutionMetrics, EvolutionRecord, Run, RunStatus, TrialLedger } from './ports';

export type EvolutionActivities = ReturnType<typeof evolutionActivities>;
export type { ComputeActivities } from './compute.activities';

export interface EvolutionPorts {
  readonly dataSets: DataSetStore;
  readonly record: EvolutionRecord;
  readonly ledger: TrialLedger;
  readonly metrics: EvolutionMetrics;
}

/** The light work of a run: what takes milliseconds and reads or writes the record. */
export function evolutionActivities({ dataSets, record, ledger, metrics }: EvolutionPorts) {
  return {
    /** Checks the settings and opens the run's record; a run that exists must have been opened with the same settings. */
    async openEvolution({ run, settings }: { run: string; settings: EvolutionSettings }): Promise<void> {
      const problems = checkSettings(settings);
      if (problems.length > 0) throw fault('evolution.settings-invalid', problems.join('; '), { run });
      const bars = await dataSets.load(settings.dataset);
      try {
        requireHoldOut(bars);
      } catch (error) {
        throw fault('evolution.data-too-short', (error as Error).message, { run, dataset: settings.dataset });
      }
      const seed = settings.seed ?? deriveSeed(0, 'run', run);
      await record.openRun(run, dataFamily(bars), { ...settings, seed });
      log.info('run opened', { run, ...settings, seed });
    },

    /** Breeds the generation's genomes from the survivors of the one before; says how many were never scored in this run. */
    async breedGeneration({ run, generation }: GenerationId): Promise<{ newcomers: number }> {
      const { settings } = await requireRun(record, run);
      const bars = await dataSets.load(settings.dataset);
      const before = generation === 0 ? undefined : await requireGeneration(record, run, generation - 1);
      const offspring = breedGeneration({
        seed: settings.seed,
        generation,
        size: settings.population,
        pool: createGenePool({ hasVolume: bars.volume !== undefined }),
        parents: before ? await record.loadScored(run, before.survivors) : [],
      });
      await record.storeOffspring(run, generation, offspring);
      return { newcomers: await record.countNewcomers(run, generation) };
    },

    /** Ends the generation: survivors, archive and its figures go to the record. */
    async selectSurvivors({ run, generation }: GenerationId): Promise<GenerationSummary> {
      const { settings } = await requireRun(record, run);
      const before = generation === 0 ? undefined : await requireGeneration(record, run, generation - 1);
      const members = await record.loadMembers(run, generation);
      const selection = selectGeneration(
        {
          parents: await record.loadScored(run, before?.survivors ?? []),
          offspring: await record.loadScored(run, members),
          archive: await record.loadScored(run, before?.archive ?? []),
        },
        settings.population,
      );
      const { survivors, archive, best, median, diversity, feasible } = selection;
      const summary = await record.storeGeneration(run, {
        generation,
        survivors: survivors.map(({ id }) => id),
        archive: archive.map(({ id }) => id),
        summary: {
          generation,
          ...(best !== undefined && { best }),
          ...(median !== undefined && { median }),
          ...(diversity !== undefined && { diversity }),
          newcomers: await record.countNewcomers(run, generation),
          feasible,
          archive: archive.length,
        },
      });
      metrics.generationSelected(settings.dataset, summary);
      log.info('generation selected', { run, ...summary });
      return summary;
    },

    /** Closes the run: the verdict on its finalists and the hash of its result. */
    async concludeEvolution({
      run,
      stopped,
    }: {
      run: string;
      stopped: boolean;
    }): Promise<Pick<EvolutionResult, 'resultHash' | 'verdict'>> {
      const { settings, family } = await requireRun(record, run);
      const generations = await record.loadGenerations(run);
      const archive = await record.loadScored(run, generations.at(-1)?.archive ?? []);
      const bars = await dataSets.load(settings.dataset);
      const { inSample, outOfSample } = requireHoldOut(bars);
      const assessments = await record.loadAssessments(run);
      const conclusion = drawConclusion({
        finalists: rankFinalists(archive),
        assessments: new Map(assessments.map((assessment) => [assessment.id, assessment])),
        bars: { inSample: inSample.to - inSample.from, outOfSample: outOfSample.to - outOfSample.from },
        trials: await ledger.countTrials(family),
        benchmark: measureBuyAndHold(bars, outOfSample),
      });
      const resultHash = computeResultHash({
        archive,
        ledger: await ledger.listTrials(run),
        generations: generations.map(({ summary, ...ids }) => ({
          ...ids,
          best: summary.best,
          median: summary.median,
          diversity: summary.diversity,
        })),
      });
      await record.concludeRun(run, { status: stopped ? 'stopped' : 'completed', resultHash, conclusion });
      const verdict = conclusion.verdict.text;
      log.info('run concluded', { run, resultHash, verdict, trials: conclusion.trials });
      return { resultHash, verdict };
    },

    /** Notes a run that ended without a result. Its trials stay in the ledger. */
    async abandonEvolution({
      run,
      outcome,
      reason,
    }: {
      run: string;
      outcome: 'cancelled' | 'failed';
      reason: string;
    }): Promise<void> {
      const status: RunStatus = outcome;
      if (await record.findRun(run)) await record.setStatus(run, status, reason);
      log.warn('run abandoned', { run, outcome, reason });
    },
  };
}

interface GenerationId {
  readonly run: string;
  readonly generation: number;
}

export async function requireRun(record: EvolutionRecord, run: string): Promise<Run> {
  const found = await record.findRun(run);
  if (!found) throw fault('evolution.run-unknown', `no run ${run} is recorded`, { run });
  return found;
}

async function requireGeneration(record: EvolutionRecord, run: string, generation: number) {
  const found = await record.loadGeneration(run, generation);
  if (!found)
    throw fault('evolution.generation-missing', `generation ${generation} of ${run} is not recorded`, {
      run,
      generation,
    });
  return found;
}
