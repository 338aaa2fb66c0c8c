import { log } from '@temporalio/activity';
import type { EvolutionExecution, EvolutionResult, EvolutionSettings, SearchShape } from '../contracts/evolution';
import type { EvolutionStage } from '../domain/evolution/lifecycle';
import { listFirstScenarios } from '../domain/evolution/arena';
import { completeArenas } from '../domain/evolution/arena-record';
import { measureBuyAndHold } from '../domain/evolution/benchmark';
import { drawConclusion, rankFinalists } from '../domain/evolution/conclusion';
import { EvolutionFault } from '../domain/evolution/evolution-fault';
import { requireHoldOut } from '../domain/evolution/hold-out';
import { computeResultHash } from '../domain/evolution/result-hash';
import { checkPlan, completePlan } from '../domain/evolution/search-plan';
import { checkExecution, checkRunName, checkSettings } from '../domain/evolution/settings';
import { checkTraining } from '../domain/evolution/training-constraints';
import { dataFamily } from '../domain/market/data-set';
import { deriveSeed } from '../domain/numerics/derived-seed';
import { translatingFaults } from './faults';
import type { TrialLedger } from './ledger-ports';
import type { DataSetStore, EvolutionMetrics, EvolutionRecord, Run } from './ports';

export type EvolutionActivities = ReturnType<typeof evolutionActivities>;

export interface EvolutionPorts {
  readonly dataSets: DataSetStore;
  readonly record: EvolutionRecord;
  readonly ledger: TrialLedger;
  readonly metrics: EvolutionMetrics;
}

/** Opens and closes a run: light work that reads and writes the record. */
export function evolutionActivities(ports: EvolutionPorts) {
  return translatingFaults({
    openEvolution: (input: Opening) => openEvolution(ports, input),
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
): Promise<{ generations: number; shape: SearchShape }> {
  const search = completePlan(settings.search);
  const problems = [
    ...checkRunName(run),
    ...checkSettings(settings),
    ...checkPlan(search, settings.population),
    ...(settings.training ? checkTraining(settings.training, search) : []),
    ...checkExecution(execution, settings.population),
  ];
  if (problems.length > 0) throw new EvolutionFault('evolution.settings-invalid', problems.join('; '));
  const bars = await dataSets.load(settings.dataset);
  requireHoldOut(bars.close.length);
  const seed = settings.seed ?? deriveSeed(0, 'run', run);
  const opened = await record.openRun(run, dataFamily(bars), { ...settings, seed, search });
  if (opened.resultHash !== undefined)
    throw new EvolutionFault('evolution.run-ended', `run ${run} has ended, with result hash ${opened.resultHash}`);
  if (opened.status !== 'evolving') await record.setStatus(run, 'evolving');
  await record.storeArena(run, { arena: 0, generation: 0, content: { scenarios: listFirstScenarios(bars) } });
  const { length: generations } = await record.loadGenerations(run);
  log.info('run opened', { run, ...settings, seed, generations });
  return { generations, shape: { islands: search.islands, adversaryEvery: search.adversaryEvery } };
}

/** Closes the run: the verdict on its finalists and the hash of its result. */
async function concludeEvolution(
  { dataSets, record, ledger }: EvolutionPorts,
  { run, stopped }: { run: string; stopped: boolean },
): Promise<Pick<EvolutionResult, 'resultHash' | 'verdict'>> {
  const { settings, family } = await requireRun(record, run);
  const generations = await record.loadGenerations(run);
  const last = generations.at(-1);
  const archive = await record.loadScored({ run, arena: last?.state.arena ?? 0 }, last?.archive ?? []);
  const bars = await dataSets.load(settings.dataset);
  const { inSample, outOfSample } = requireHoldOut(bars.close.length);
  const assessments = await record.loadAssessments(run);
  const conclusion = drawConclusion({
    finalists: rankFinalists(archive),
    assessments: new Map(assessments.map((assessment) => [assessment.id, assessment])),
    bars: { inSample: inSample.to - inSample.from, outOfSample: outOfSample.to - outOfSample.from },
    trials: { ...(await ledger.countTrials(family)), looks: await ledger.countLooks(family) },
    benchmark: measureBuyAndHold(bars, outOfSample),
    training: settings.training !== undefined,
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
    // Scenarios of a generation that was never finished are no part of the result.
    arenas: completeArenas(await record.loadArenas(run))
      .filter((arena) => arena.generation < generations.length)
      .map(({ content }) => content),
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
