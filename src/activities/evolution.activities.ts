import { log } from '@temporalio/activity';
import type { EvolutionExecution, EvolutionResult, EvolutionSettings } from '../contracts/evolution';
import type { EvolutionStage } from '../domain/evolution/lifecycle';
import { measureBuyAndHold } from '../domain/evolution/benchmark';
import { breedGeneration } from '../domain/evolution/breeding';
import { drawConclusion, rankFinalists } from '../domain/evolution/conclusion';
import { EvolutionFault } from '../domain/evolution/evolution-fault';
import { createGenePool } from '../domain/evolution/gene-pool';
import { selectGeneration } from '../domain/evolution/generation-record';
import type { GenerationSummary } from '../domain/evolution/generation-summary';
import { requireHoldOut } from '../domain/evolution/hold-out';
import { computeResultHash } from '../domain/evolution/result-hash';
import { checkExecution, checkRunName, checkSettings } from '../domain/evolution/settings';
import { dataFamily } from '../domain/market/data-set';
import { deriveSeed } from '../domain/numerics/derived-seed';
import { translatingFaults } from './faults';
import type { DataSetStore, EvolutionMetrics, EvolutionRecord, RecordedGeneration, Run, TrialLedger } from './ports';

export type EvolutionActivities = ReturnType<typeof evolutionActivities>;

export interface EvolutionPorts {
  readonly dataSets: DataSetStore;
  readonly record: EvolutionRecord;
  readonly ledger: TrialLedger;
  readonly metrics: EvolutionMetrics;
}

interface GenerationKey {
  readonly run: string;
  readonly generation: number;
}

/** The light work of a run: what takes milliseconds and reads or writes the record. */
export function evolutionActivities(ports: EvolutionPorts) {
  return translatingFaults({
    openEvolution: (input: Opening) => openEvolution(ports, input),
    breedGeneration: (key: GenerationKey) => breed(ports, key),
    selectSurvivors: (key: GenerationKey) => selectSurvivors(ports, key),
    noteStage: (input: { run: string; stage: EvolutionStage }) => ports.record.setStatus(input.run, input.stage),
    concludeEvolution: (input: { run: string; stopped: boolean }) => concludeEvolution(ports, input),
    abandonEvolution: (input: Abandoned) => abandonEvolution(ports, input),
  });
}

interface Opening {
  readonly run: string;
  readonly settings: EvolutionSettings;
  readonly execution: EvolutionExecution;
}

/**
 * Checks what was asked for and opens the run's record. A run that exists must have been opened with the same settings and not have ended;
 * it is taken up after the generations it has: what they held is in the record.
 */
async function openEvolution(
  { dataSets, record }: EvolutionPorts,
  { run, settings, execution }: Opening,
): Promise<{ generations: number }> {
  const problems = [
    ...checkRunName(run),
    ...checkSettings(settings),
    ...checkExecution(execution, settings.population),
  ];
  if (problems.length > 0) throw new EvolutionFault('evolution.settings-invalid', problems.join('; '));
  const bars = await dataSets.load(settings.dataset);
  requireHoldOut(bars.close.length);
  const seed = settings.seed ?? deriveSeed(0, 'run', run);
  const opened = await record.openRun(run, dataFamily(bars), { ...settings, seed });
  if (opened.resultHash !== undefined)
    throw new EvolutionFault('evolution.run-ended', `run ${run} has ended, with result hash ${opened.resultHash}`);
  if (opened.status !== 'evolving') await record.setStatus(run, 'evolving');
  const { length: generations } = await record.loadGenerations(run);
  log.info('run opened', { run, ...settings, seed, generations });
  return { generations };
}

/** Breeds the generation's genomes from the survivors of the one before; says how many were never scored in this run. */
async function breed({ dataSets, record }: EvolutionPorts, { run, generation }: GenerationKey) {
  const { settings } = await requireRun(record, run);
  const bars = await dataSets.load(settings.dataset);
  const before = await findPrevious(record, run, generation);
  const offspring = breedGeneration({
    seed: settings.seed,
    generation,
    size: settings.population,
    pool: createGenePool({ hasVolume: bars.volume !== undefined }),
    parents: await record.loadScored(run, before?.survivors ?? []),
  });
  await record.storeOffspring(run, generation, offspring);
  return { newcomers: await record.countNewcomers(run, generation) };
}

/** Ends the generation: survivors, archive and its figures go to the record. */
async function selectSurvivors(
  { record, metrics }: EvolutionPorts,
  { run, generation }: GenerationKey,
): Promise<GenerationSummary> {
  const { settings } = await requireRun(record, run);
  const before = await findPrevious(record, run, generation);
  const selection = selectGeneration(
    {
      parents: await record.loadScored(run, before?.survivors ?? []),
      offspring: await record.loadScored(run, await record.loadMembers(run, generation)),
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
}

/** Closes the run: the verdict on its finalists and the hash of its result. */
async function concludeEvolution(
  { dataSets, record, ledger }: EvolutionPorts,
  { run, stopped }: { run: string; stopped: boolean },
): Promise<Pick<EvolutionResult, 'resultHash' | 'verdict'>> {
  const { settings, family } = await requireRun(record, run);
  const generations = await record.loadGenerations(run);
  const archive = await record.loadScored(run, generations.at(-1)?.archive ?? []);
  const bars = await dataSets.load(settings.dataset);
  const { inSample, outOfSample } = requireHoldOut(bars.close.length);
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
  // The record keeps its first conclusion; done again after a crash, this one may count the trials of others as well.
  const concluded = await requireRun(record, run);
  const verdict = concluded.conclusion?.verdict.text ?? conclusion.verdict.text;
  log.info('run concluded', { run, resultHash, verdict, trials: concluded.conclusion?.trials });
  return { resultHash: concluded.resultHash ?? resultHash, verdict };
}

interface Abandoned {
  readonly run: string;
  readonly outcome: 'cancelled' | 'failed';
  readonly reason: string;
}

/** Notes a run that ended without a result. Its trials stay in the ledger. */
async function abandonEvolution({ record }: EvolutionPorts, { run, outcome, reason }: Abandoned): Promise<void> {
  await record.setStatus(run, outcome, reason);
  log.warn('run abandoned', { run, outcome, reason });
}

export async function requireRun(record: EvolutionRecord, run: string): Promise<Run> {
  const found = await record.findRun(run);
  if (!found) throw new EvolutionFault('evolution.run-unknown', `no run ${run} is recorded`);
  return found;
}

/** The generation before this one; undefined for the first. */
async function findPrevious(
  record: EvolutionRecord,
  run: string,
  generation: number,
): Promise<RecordedGeneration | undefined> {
  if (generation === 0) return undefined;
  const found = await record.loadGeneration(run, generation - 1);
  if (!found)
    throw new EvolutionFault('evolution.generation-missing', `generation ${generation - 1} of ${run} is not recorded`);
  return found;
}
