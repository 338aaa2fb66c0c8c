import { existsSync } from 'node:fs';
import type { Run, ScoredGenome } from '../activities/ports';
import { formatDay, formatFigure, formatProbability } from '../adapters/report/figure-text';
import { measureFinalistLuck } from '../adapters/report/finalist-luck';
import { answerLuck } from '../adapters/report/luck-sentence';
import { readRun, type RunReading } from '../adapters/report/run-reading';
import { describePlan } from '../adapters/report/search-text';
import type { Verdict } from '../domain/evolution/conclusion';
import type { Metrics } from '../domain/evolution/evaluation';
import { weighFitness, type Fitness } from '../domain/evolution/fitness';
import { countRules } from '../domain/evolution/parsimony';
import { evolutionPolicy } from '../domain/evolution/policy';
import type { ProgressSummary } from '../domain/evolution/progress-summary';
import type { SearchPlan } from '../domain/evolution/search-plan';
import type { TrainingSettings } from '../domain/evolution/training-constraints';
import { describeTraining } from '../domain/evolution/training-sentence';
import type { StagnationAction } from '../domain/evolution/stagnation';
import { quantise } from '../domain/numerics/quantise';
import { describeGenome } from '../domain/strategy/sentences';
import { formatFigureTable } from './figure-table';
import { reportFile } from './report-file';
import type { RecordSession } from './session';

/** What `emp evolve show` says of a run; an undefined figure is absent. */
export interface RunDocument {
  readonly run: string;
  readonly status: Run['status'];
  /** Generations done, and asked for. */
  readonly generation: number;
  readonly generations: number;
  readonly population: number;
  readonly seed: number;
  readonly dataset: string;
  readonly costs: string;
  readonly search: SearchPlan;
  /** What a run that trains known strategies holds them to. */
  readonly training?: TrainingSettings;
  /** Days of the first and last bar that evolution learns from, and of those that it never sees. */
  readonly inSample: Days;
  readonly holdOut: Days;
  /** Places in generations that were scored; a genome met again keeps its score. */
  readonly evaluations: number;
  readonly distinctGenomes: number;
  /** Distinct genomes ever tried on this family of data, by any run or backtest. */
  readonly trials: number;
  /** Distinct strategies ever tried on the hold-out of this family. */
  readonly looks: number;
  readonly resultHash?: string;
  /** Where the search stands; absent before its first generation has ended. */
  readonly state?: SearchStanding;
  /** Whether generations brought more than noise explains; absent until the run has ended. */
  readonly progress?: ProgressSummary;
  /** Weighted fitness of the best of the archive. */
  readonly bestFitness?: number;
  /** Best weighted fitness first. */
  readonly archive: readonly ArchiveEntry[];
  /** "Is it luck?" of the first of the archive, a sentence for each side that was looked at. */
  readonly luck?: { readonly inSample: string; readonly outOfSample?: string };
  /** Absent until the run has ended; drawn with the trials counted by now. */
  readonly verdict?: Verdict;
  readonly failure?: string;
  /** Path of the report, where it was written. */
  readonly report?: string;
}

export interface Days {
  readonly from: string;
  readonly to: string;
}

export interface SearchStanding {
  /** Share of the space of the four scores that the archive dominates; absent where it was not measured. */
  readonly hypervolume?: number;
  readonly generationsWithoutProgress: number;
  /** What the search did about it at the end of the last generation. */
  readonly action: StagnationAction;
  readonly islands: number;
  /** Number of the set of scenarios that it is tried under, from 0, and their number. */
  readonly arena: number;
  readonly scenarios: number;
}

export interface ArchiveEntry {
  readonly strategy: string;
  readonly fitness: Fitness;
  readonly weightedFitness: number;
  readonly ruleCount: number;
  readonly inSample: Metrics & { readonly deflatedSharpe?: number };
  /** For finalists of a run that has ended. */
  readonly outOfSample?: Metrics & {
    readonly deflatedSharpe?: number;
    readonly sharpeInterval?: { readonly lower: number; readonly upper: number };
  };
  readonly rules: readonly string[];
}

/** The document of a run, read from its record. */
export async function runDocument(run: Run, session: RecordSession): Promise<RunDocument> {
  const reading = await readRun(session, run);
  const { settings, resultHash, failure } = run;
  const archive = reading.ranked.map((member) => archiveEntry(member, reading));
  const report = reportFile(session.home, run.run);
  return {
    run: run.run,
    status: run.status,
    generation: reading.generations.length,
    generations: settings.generations,
    population: settings.population,
    seed: settings.seed,
    dataset: settings.dataset,
    costs: settings.costs,
    search: settings.search,
    ...(settings.training && { training: settings.training }),
    inSample: daysOf(reading, reading.holdOut.inSample),
    holdOut: daysOf(reading, reading.holdOut.outOfSample),
    evaluations: reading.generations.reduce((sum, { members }) => sum + members.length, 0),
    distinctGenomes: reading.tried.length,
    trials: reading.family.trials,
    looks: reading.family.looks,
    ...(resultHash !== undefined && { resultHash }),
    ...standingOf(reading),
    ...(reading.progress && { progress: reading.progress.summary }),
    ...(archive[0] && { bestFitness: archive[0].weightedFitness }),
    archive,
    ...luckOf(reading),
    ...(reading.conclusion && { verdict: reading.conclusion.verdict }),
    ...(failure !== undefined && { failure }),
    ...(existsSync(report) && { report }),
  };
}

function daysOf({ bars }: RunReading, { from, to }: { from: number; to: number }): Days {
  return { from: formatDay(bars.time[from]!), to: formatDay(bars.time[to - 1]!) };
}

function standingOf({ generations, scenarios }: RunReading): { state?: SearchStanding } {
  const last = generations.at(-1);
  if (!last) return {};
  const { hypervolume, generationsWithoutProgress } = last.summary;
  const { action, arena, islands } = last.state;
  return {
    state: {
      ...(hypervolume !== undefined && { hypervolume }),
      ...{ generationsWithoutProgress, action },
      ...{ islands: islands.length, arena, scenarios: scenarios.length },
    },
  };
}

function luckOf(reading: RunReading): Pick<RunDocument, 'luck'> {
  const [first] = reading.ranked;
  if (!first) return {};
  const { inSample, outOfSample } = measureFinalistLuck(first, reading);
  return { luck: { inSample: answerLuck(inSample), ...(outOfSample && { outOfSample: answerLuck(outOfSample) }) } };
}

function archiveEntry({ id, genome, fitness, evaluation }: ScoredGenome, reading: RunReading): ArchiveEntry {
  const finalist = reading.conclusion?.finalists.find(({ strategy }) => strategy === id);
  const { inSampleDeflatedSharpe, deflatedSharpe } = finalist ?? {};
  const assessment = reading.assessments.get(id);
  return {
    strategy: id,
    fitness,
    weightedFitness: quantise(weighFitness(fitness, evolutionPolicy.fitnessWeights)),
    ruleCount: countRules(genome),
    inSample: {
      ...evaluation.inSample,
      ...(inSampleDeflatedSharpe !== undefined && { deflatedSharpe: inSampleDeflatedSharpe }),
    },
    ...(assessment && {
      outOfSample: {
        ...assessment.outOfSample,
        ...(deflatedSharpe !== undefined && { deflatedSharpe }),
        ...(assessment.sharpeInterval && { sharpeInterval: assessment.sharpeInterval }),
      },
    }),
    rules: describeGenome(genome),
  };
}

/** The same for people: how far it is, its finalists in and out of sample, and what may be said of them. */
export function describeRun(document: RunDocument): string {
  const { run, status, generation, generations, population, seed, dataset, resultHash } = document;
  const { evaluations, distinctGenomes, trials, archive, verdict, failure, report, search, progress } = document;
  const count = (value: number): string => formatFigure(value, 'count');
  const [first] = archive;
  return [
    `run ${run}: ${status}${failure === undefined ? '' : ` (${failure})`}, ${generation} of ${generations} generations`,
    `data set ${dataset.slice(0, 12)}, population ${population}, seed ${seed}; ${describePlan(search)}`,
    ...(document.training ? [`training: ${describeTraining(document.training)}`] : []),
    `in sample ${document.inSample.from} to ${document.inSample.to}, hold-out ${document.holdOut.from} to ${document.holdOut.to}`,
    ...describeStanding(document),
    `${count(evaluations)} evaluations of ${count(distinctGenomes)} distinct genomes; ${count(trials)} trials on this data by now`,
    ...(resultHash === undefined ? [] : [`result hash ${resultHash}`]),
    ...(report === undefined ? [] : [`report ${report}`]),
    ...(first
      ? [
          '',
          finalistTable(archive),
          ...describeLuckOf(document),
          '',
          'the first in words:',
          ...first.rules.map((rule) => `  ${rule}`),
        ]
      : []),
    ...(progress ? ['', progress.text] : []),
    ...(verdict ? ['', verdict.text, ...verdict.reasons.map((reason) => `  ${reason}`)] : []),
  ].join('\n');
}

function describeStanding({ state }: RunDocument): string[] {
  if (!state) return [];
  const { hypervolume, generationsWithoutProgress, action, islands, arena, scenarios } = state;
  const still =
    generationsWithoutProgress === 0
      ? 'growing'
      : `not grown for ${generationsWithoutProgress} ${generationsWithoutProgress === 1 ? 'generation' : 'generations'}`;
  const acted = { none: '', diversify: ', variation grown', restart: ', restarted' }[action];
  const places = islands === 1 ? '' : `; ${islands} islands`;
  return [
    `hypervolume ${hypervolume?.toFixed(4) ?? 'not measured'}, ${still}${acted}; ${scenarios} scenarios, arena ${arena + 1}${places}`,
  ];
}

function describeLuckOf({ luck }: RunDocument): string[] {
  if (!luck) return [];
  const { inSample, outOfSample } = luck;
  return [
    '',
    `the first in sample: ${inSample}`,
    ...(outOfSample === undefined ? [] : [`the first out of sample: ${outOfSample}`]),
  ];
}

function finalistTable(archive: readonly ArchiveEntry[]): string {
  const header = [
    ...['strategy', 'fitness', 'Sharpe in', 'deflated in', 'Sharpe out', 'deflated out'],
    ...['return out', 'drawdown out', 'rules'],
  ];
  const rows = archive
    .slice(0, evolutionPolicy.finalists)
    .map(({ strategy, weightedFitness, ruleCount, inSample, outOfSample }) => [
      strategy.slice(0, 12),
      weightedFitness.toFixed(3),
      formatFigure(inSample.sharpe, 'ratio'),
      formatProbability(inSample.deflatedSharpe),
      formatFigure(outOfSample?.sharpe, 'ratio'),
      formatProbability(outOfSample?.deflatedSharpe),
      formatFigure(outOfSample?.annualReturn, 'gain'),
      formatFigure(outOfSample?.maxDrawdown, 'share'),
      formatFigure(ruleCount, 'count'),
    ]);
  return formatFigureTable(header, rows);
}
