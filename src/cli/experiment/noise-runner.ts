import type { Client } from '@temporalio/client';
import { curriculumWorkflowId, type CurriculumInput, type CurriculumResult } from '../../contracts/curriculum';
import { evolutionWorkflowId, type EvolutionInput } from '../../contracts/evolution';
import { orchestrationTaskQueue } from '../../contracts/task-queues';
import { completeCandidate } from '../../domain/curriculum/candidate';
import { curriculumPolicy } from '../../domain/curriculum/policy';
import { requireHoldOut } from '../../domain/evolution/hold-out';
import type { Metrics } from '../../domain/evolution/evaluation';
import { completePlan } from '../../domain/evolution/search-plan';
import { runStretch } from '../../domain/evolution/stretch';
import type { Bars } from '../../domain/market/bars';
import { costPolicies } from '../../domain/microstructure/policy';
import { simulationPolicy } from '../../domain/simulation/policy';
import { createSimulatedMarket } from '../../domain/simulation/simulated-market';
import type { Genome, GenomeId } from '../../domain/strategy/genome';
import type { RunSession } from '../session';
import { computeCorrelation } from '../../domain/numerics/correlation';
import type { MarketCase } from './noise-cases';

/** How much is searched and trained in each run. */
export interface NoiseSize {
  readonly population: number;
  readonly generations: number;
  readonly trainingPopulation: number;
  readonly trainingGenerations: number;
  /** Windows on which evolution is repeated, and its size there. */
  readonly windows: number;
  readonly windowPopulation: number;
  readonly windowGenerations: number;
  readonly chunkSize: number;
}

/** What became of one market. */
export interface JudgedCase {
  readonly name: string;
  readonly strategy?: GenomeId;
  /** Annual Sharpe ratio of the evolved strategy on the history that it was bred on: what would have been believed. */
  readonly inSampleSharpe?: number;
  /** What was bred trades as the rule that knows the market does. */
  readonly found: boolean;
  /** Trades of that rule: how many of all win, and how many there are out of sample. */
  readonly known?: KnownTrades;
  /** The run's own verdict, before any curriculum. */
  readonly evidenceOfSkill: boolean;
  readonly outcome: CurriculumResult['outcome'] | 'nothing-bred';
  readonly certified: boolean;
  /** Names of the deciding gates that did not pass. */
  readonly failed: readonly string[];
  /** That counted against it in the end. */
  readonly trials: number;
  readonly looks: number;
}

export interface KnownTrades {
  readonly winRate: number;
  readonly trades: number;
}

/** The stack comes up for each leg and goes down at its end, whatever is at work: what was begun is taken up by the next. */
export type Leg = <T>(use: (session: RunSession) => Promise<T>) => Promise<T>;

const names = { evolve: 'evolveStrategies', prove: 'runCurriculum' } as const;

/**
 * Evolves on made-up markets and sends the best of each through the first stage, by Temporal messages alone; the whole stack is restarted while
 * the runs are at work, and again while the candidates are.
 */
export async function judgeCases(
  cases: readonly MarketCase[],
  { real, size, leg }: { real: Bars; size: NoiseSize; leg: Leg },
): Promise<JudgedCase[]> {
  await leg(async (session) => {
    for (const one of cases) await startRun(one, { real, size, session });
    await resultOf(session.client, evolutionWorkflowId(cases[0]!.name));
  });
  await leg(async (session) => {
    for (const { name } of cases) await resultOf(session.client, evolutionWorkflowId(name));
    for (const { name } of cases) await startCurriculum(name, { size, session });
  });
  return leg(async (session) => {
    const judged: JudgedCase[] = [];
    for (const one of cases) judged.push(await readCase(one, session));
    return judged;
  });
}

async function startRun(
  market: MarketCase,
  { real, size, session }: { real: Bars; size: NoiseSize; session: RunSession },
): Promise<void> {
  const dataset = await session.dataSets.store(market.bars(real));
  const { population, generations, chunkSize } = size;
  const settings = { dataset, population, generations, seed: 1, costs: 'default', search: completePlan() } as const;
  const input: EvolutionInput = { settings, execution: { chunkSize } };
  await start(session.client, names.evolve, { workflowId: evolutionWorkflowId(market.name), input });
}

async function startCurriculum(
  name: string,
  { size, session }: { size: NoiseSize; session: RunSession },
): Promise<void> {
  const found = await session.record.findRun(name);
  const strategy = found?.conclusion?.finalists[0]?.strategy;
  if (!found || strategy === undefined) return;
  const { trainingPopulation: population, trainingGenerations: generations, chunkSize } = size;
  const { windows, windowPopulation, windowGenerations } = size;
  const settings = completeCandidate({
    ...{ strategy, dataset: found.settings.dataset, run: name },
    until: 'foundation',
    training: { population, generations, rounds: 1 },
    walkForward: { windows, population: windowPopulation, generations: windowGenerations },
  });
  const input: CurriculumInput = { settings, execution: { chunkSize } };
  await start(session.client, names.prove, { workflowId: curriculumWorkflowId(name), input });
}

function start(
  client: Client,
  type: string,
  { workflowId, input }: { workflowId: string; input: EvolutionInput | CurriculumInput },
): Promise<unknown> {
  return client.workflow.start(type, {
    workflowId,
    taskQueue: orchestrationTaskQueue,
    workflowIdConflictPolicy: 'USE_EXISTING',
    args: [input],
  });
}

function resultOf(client: Client, workflowId: string): Promise<unknown> {
  return client.workflow.getHandle(workflowId).result();
}

async function readCase(
  { name, knows }: MarketCase,
  { client, record, ledger, proofs, dataSets }: RunSession,
): Promise<JudgedCase> {
  const run = await record.findRun(name);
  const conclusion = run?.conclusion;
  if (!run || !conclusion) throw new Error(`run ${name} has no conclusion`);
  const counts = { trials: (await ledger.countTrials(run.family)).trials, looks: await ledger.countLooks(run.family) };
  const { inSample, outOfSample } = createComparison(await dataSets.load(run.settings.dataset));
  const known = knows && countTrades(inSample(knows).metrics, outOfSample(knows).metrics);
  const facts = { name, evidenceOfSkill: conclusion.verdict.passed, ...counts, ...(known && { known }) };
  const strategy = conclusion.finalists[0]?.strategy;
  const genome = strategy && (await record.loadGenome(strategy));
  if (strategy === undefined || !genome)
    return { ...facts, found: false, outcome: 'nothing-bred', certified: false, failed: [] };
  const result = (await resultOf(client, curriculumWorkflowId(name))) as CurriculumResult;
  const failed = (await proofs.listVerdicts({ candidate: name, limit: 100 }))
    .filter(({ verdict }) => verdict.role === 'deciding' && verdict.outcome !== 'passed')
    .map(({ verdict }) => verdict.gate);
  const { sharpe } = inSample(genome).metrics;
  return {
    ...facts,
    strategy,
    ...(sharpe !== undefined && { inSampleSharpe: sharpe }),
    found: knows !== undefined && tradesAlike(outOfSample(genome).returns, outOfSample(knows).returns),
    outcome: result.outcome,
    certified: result.certificate !== undefined,
    failed: [...new Set(failed)],
  };
}

/** Strategies over both parts of a history, under the constraints of the first stage. */
function createComparison(bars: Bars) {
  const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
  const { maxPosition } = curriculumPolicy.stages.foundation.constraints;
  const account = { costs: costPolicies.default, initialCapital: simulationPolicy.initialCapital, maxPosition };
  const ranges = requireHoldOut(bars.close.length);
  return {
    inSample: (genome: Genome) => runStretch(genome, market, { ...account, ...ranges.inSample }),
    outOfSample: (genome: Genome) => runStretch(genome, market, { ...account, ...ranges.outOfSample }),
  };
}

function countTrades(before: Metrics, after: Metrics): KnownTrades {
  const all = before.trades + after.trades;
  const won = (before.winRate ?? 0) * before.trades + (after.winRate ?? 0) * after.trades;
  return { winRate: all === 0 ? 0 : won / all, trades: after.trades };
}

/** A rule that takes one side of the two has a correlation of 0.7 with the one that takes both. */
const likeness = 0.5;

function tradesAlike(own: Float64Array, known: Float64Array): boolean {
  const correlation = computeCorrelation(own, known);
  return correlation !== undefined && correlation >= likeness;
}
