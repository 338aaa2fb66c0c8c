import type { BarRange } from '../domain/market/bars';
import type { Birth, Run, RunSettings } from '../activities/ports';
import { formatFigure } from '../adapters/report/figure-text';
import { measureLuck } from '../adapters/report/luck-figures';
import { answerLuck } from '../adapters/report/luck-sentence';
import { metricRows } from '../adapters/report/metric-rows';
import { completeArenas, findArena } from '../domain/evolution/arena-record';
import type { Metrics } from '../domain/evolution/evaluation';
import { EvolutionFault } from '../domain/evolution/evolution-fault';
import type { Fitness } from '../domain/evolution/fitness';
import { requireHoldOut } from '../domain/evolution/hold-out';
import { countRules } from '../domain/evolution/parsimony';
import { periodsPerYear } from '../domain/market/periods';
import type { Genome } from '../domain/strategy/genome';
import { describeGenome } from '../domain/strategy/sentences';
import { formatFigureTable } from './figure-table';
import type { RecordSession } from './session';
import type { Strategy } from './strategy-file';

/** What is known of a strategy. One that a user wrote was born in no run, and has no metrics until a run scores it. */
export interface StrategyDocument {
  readonly strategy: string;
  readonly rules: readonly string[];
  /** What they cost to understand: conditions, connectives and protective exits. */
  readonly ruleCount: number;
  readonly genome: Genome;
  /** The first run that bred it. */
  readonly bornIn?: Pick<Birth, 'generation' | 'parents' | 'operator'> & { readonly run: string };
  readonly metrics?: StrategyMetrics;
}

/** As the run it was born in recorded them; out of sample only for finalists of a run that has ended. */
export interface StrategyMetrics {
  readonly dataset: string;
  readonly costs: RunSettings['costs'];
  readonly fitness: Fitness;
  readonly inSample: Metrics;
  readonly outOfSample?: Metrics & { readonly sharpeInterval?: { readonly lower: number; readonly upper: number } };
  /** "Is it luck?" of either side, by what the ledger counts now. */
  readonly luck: { readonly inSample: string; readonly outOfSample?: string };
}

type StrategySession = Pick<RecordSession, 'record' | 'ledger' | 'dataSets'>;

export async function strategyDocument({ id, genome }: Strategy, session: StrategySession): Promise<StrategyDocument> {
  const [birth] = await session.record.findBirths(id);
  const metrics = birth && (await findMetrics(birth, session));
  return {
    strategy: id,
    rules: describeGenome(genome),
    ruleCount: countRules(genome),
    genome,
    ...(birth && {
      bornIn: { run: birth.run, generation: birth.generation, parents: birth.parents, operator: birth.operator },
    }),
    ...(metrics && { metrics }),
  };
}

async function findMetrics(
  { id, run, generation }: Birth & { run: string },
  session: StrategySession,
): Promise<StrategyMetrics | undefined> {
  const { record } = session;
  const found = await record.findRun(run);
  const birthplace = findArena(completeArenas(await record.loadArenas(run)), generation);
  if (!birthplace) return undefined;
  const scored = await record.loadScored({ run, arena: birthplace.arena }, [id]).catch((error: unknown) => {
    // Bred a moment ago, and not scored yet.
    if (error instanceof EvolutionFault && error.code === 'evolution.not-evaluated') return [];
    throw error;
  });
  const [first] = scored;
  if (!found || !first) return undefined;
  const assessed = found.conclusion ? await record.loadAssessments(run) : [];
  const assessment = assessed.find((one) => one.id === id);
  return {
    dataset: found.settings.dataset,
    costs: found.settings.costs,
    fitness: first.fitness,
    inSample: first.evaluation.inSample,
    luck: await answerLuckOf(first.evaluation.inSample, assessment?.outOfSample, { run: found, session }),
    ...(assessment && {
      outOfSample: {
        ...assessment.outOfSample,
        ...(assessment.sharpeInterval && { sharpeInterval: assessment.sharpeInterval }),
      },
    }),
  };
}

async function answerLuckOf(
  inSample: Metrics,
  outOfSample: Metrics | undefined,
  { run, session }: { run: Run; session: StrategySession },
): Promise<StrategyMetrics['luck']> {
  const bars = await session.dataSets.load(run.settings.dataset);
  const holdOut = requireHoldOut(bars.close.length);
  const perYear = periodsPerYear(bars);
  const { trials } = await session.ledger.countTrials(run.family);
  const looks = await session.ledger.countLooks(run.family);
  const barsOf = ({ from, to }: BarRange) => ({ observations: to - from, periodsPerYear: perYear });
  return {
    inSample: answerLuck(measureLuck(inSample, { ...barsOf(holdOut.inSample), trials })),
    ...(outOfSample && {
      outOfSample: answerLuck(
        measureLuck(outOfSample, { ...barsOf(holdOut.outOfSample), trials: looks, counted: 'look' }),
      ),
    }),
  };
}

/** For people: where it comes from, its rules, and its figures. */
export function describeStrategy(document: StrategyDocument): string {
  const { strategy, rules, ruleCount, bornIn, metrics } = document;
  return [
    `strategy ${strategy}`,
    describeOrigin(bornIn),
    ...rules.map((rule) => `  ${rule}`),
    describeParsimony(ruleCount),
    ...(metrics
      ? [
          '',
          metricColumns([{ title: 'in sample', metrics: metrics.inSample }, ...outOfSampleOf(metrics)]),
          '',
          ...describeLuckOf(metrics),
        ]
      : []),
  ].join('\n');
}

function describeLuckOf({ luck: { inSample, outOfSample } }: StrategyMetrics): string[] {
  return [`in sample: ${inSample}`, ...(outOfSample === undefined ? [] : [`out of sample: ${outOfSample}`])];
}

function outOfSampleOf({ outOfSample }: StrategyMetrics) {
  return outOfSample ? [{ title: 'out of sample', metrics: outOfSample }] : [];
}

export function describeParsimony(ruleCount: number): string {
  return ruleCount === 1
    ? '1 rule to understand'
    : `${ruleCount} rules to understand: conditions, connectives and protective exits`;
}

function describeOrigin(bornIn: StrategyDocument['bornIn']): string {
  if (!bornIn) return 'written by a user, or not yet bred by any run';
  const { run, generation, parents, operator } = bornIn;
  const from = parents.length === 0 ? '' : ` of ${parents.map((parent) => parent.slice(0, 12)).join(' and ')}`;
  // People count generations from 1, as the run's own lines do; documents for programs from 0.
  return `born in run ${run}, generation ${generation + 1}, by ${operator}${from}`;
}

/** Two strategies side by side: the rules of each, then their figures in the same rows. */
export function describeComparison(documents: readonly StrategyDocument[]): string {
  const named = documents.map(({ strategy }) => strategy.slice(0, 12));
  const columns = documents.flatMap(({ metrics }, index) =>
    metrics
      ? [
          { title: `${named[index]!} in`, metrics: metrics.inSample },
          ...outOfSampleOf(metrics).map((column) => ({ ...column, title: `${named[index]!} out` })),
        ]
      : [],
  );
  const datasets = new Set(
    documents.flatMap(({ metrics }) => (metrics ? [`${metrics.dataset} ${metrics.costs}`] : [])),
  );
  return [
    ...documents.flatMap(({ strategy, bornIn, rules, ruleCount }) => [
      `strategy ${strategy}`,
      describeOrigin(bornIn),
      ...rules.map((rule) => `  ${rule}`),
      describeParsimony(ruleCount),
      '',
    ]),
    columns.length > 0 ? metricColumns(columns) : 'neither was scored by a run yet: emp strategy backtest',
    ...(columns.length > 0 ? [''] : []),
    ...documents.flatMap(({ metrics }, index) =>
      metrics ? describeLuckOf(metrics).map((line) => `${named[index]!} ${line}`) : [],
    ),
    ...(datasets.size > 1 ? ['', 'Their figures come from different data or costs: they cannot be compared.'] : []),
  ].join('\n');
}

/** The figures of some stretches under one another, a column each. */
export function metricColumns(columns: readonly { title: string; metrics: Metrics; isHolding?: boolean }[]): string {
  return formatFigureTable(
    ['', ...columns.map(({ title }) => title)],
    metricRows.map(({ name, label, kind, ofHolding }) => [
      label,
      ...columns.map(({ metrics, isHolding }) =>
        formatFigure(isHolding && !ofHolding ? undefined : metrics[name], kind),
      ),
    ]),
  );
}
