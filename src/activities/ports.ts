import type { GenerationSummary } from '../domain/evolution/generation-summary';
import type { Conclusion } from '../domain/evolution/conclusion';
import type { Evaluation } from '../domain/evolution/evaluation';
import type { Assessment } from '../domain/evolution/assessment';
import type { ArenaRecord } from '../domain/evolution/arena-record';
import type { Offspring } from '../domain/evolution/breeding';
import type { Individual } from '../domain/evolution/generation-breeding';
import type { ExperimentContents, ExperimentKind } from '../domain/evolution/experiment-record';
import type { Heredity } from '../domain/evolution/heredity';
import type { EvolutionStage } from '../domain/evolution/lifecycle';
import type { ProgressReport } from '../domain/evolution/progress';
import type { SearchPlan } from '../domain/evolution/search-plan';
import type { SearchState } from '../domain/evolution/search-state';
import type { TrainingSettings } from '../domain/evolution/training-constraints';
import type { Bars } from '../domain/market/bars';
import type { CostProfile } from '../domain/microstructure/policy';
import type { Genome, GenomeId } from '../domain/strategy/genome';

/** All that the activities need from outside. Adapters implement it; tests fake it in memory. */

/** SHA-256 of a snapshot's canonical bytes, lower-case hex. */
export type DataSetId = string;

export interface DataSetSummary {
  readonly dataset: DataSetId;
  readonly instrument: string;
  readonly period: string;
  readonly calendar: string;
  readonly timezone: string;
  readonly rows: number;
  /** ISO 8601 times of the first and last bar. */
  readonly from: string;
  readonly to: string;
}

/** Immutable snapshots of market data. */
export interface DataSetStore {
  /** Idempotent: storing the same bars again returns the same id and changes nothing. */
  store(bars: Bars): Promise<DataSetId>;
  /** Throws `data.not-found`. The arrays lie in SharedArrayBuffers. */
  load(dataset: DataSetId): Promise<Bars>;
  /** Newest import first. */
  list(): Promise<DataSetSummary[]>;
  /** By unique prefix of the id; undefined when none, throws `data.ambiguous` when several match. */
  find(prefix: string): Promise<DataSetSummary | undefined>;
  /** The families of all data sets with the very prices of this one, its own among them, sorted; none where it is not stored. */
  listFamilies(dataset: DataSetId): Promise<string[]>;
}

/** Settings of a run as recorded: complete, so that they can be read back and run again. */
export interface RunSettings {
  readonly dataset: DataSetId;
  readonly population: number;
  readonly generations: number;
  readonly seed: number;
  readonly costs: CostProfile;
  readonly search: SearchPlan;
  /** Absent: the run trains nobody, it searches at large. */
  readonly training?: TrainingSettings;
}

export type RunStatus = EvolutionStage | 'failed' | 'cancelled';

export interface Run {
  readonly run: string;
  readonly family: string;
  readonly settings: RunSettings;
  readonly status: RunStatus;
  /** ISO 8601. */
  readonly openedAt: string;
  readonly closedAt?: string;
  readonly failure?: string;
  readonly resultHash?: string;
  readonly conclusion?: Conclusion;
}

export interface Birth {
  readonly id: GenomeId;
  readonly generation: number;
  readonly parents: readonly GenomeId[];
  readonly operator: string;
  /** Absent in runs recorded before it was. */
  readonly heredity?: Heredity;
}

export interface RecordedBirth extends Birth {
  readonly genome: Genome;
  readonly heredity: Heredity;
}

/** A genome with its score: what selection, the archive and the report read. */
export type ScoredGenome = Individual;

export interface RecordedGeneration {
  readonly generation: number;
  /** Genomes in slot order. */
  readonly members: readonly GenomeId[];
  readonly survivors: readonly GenomeId[];
  readonly archive: readonly GenomeId[];
  readonly state: SearchState;
  readonly summary: GenerationSummary;
}

/** Runs by name. Every write of the record is idempotent under its natural key, so that an activity may run twice. */
export interface RunStore {
  /** Opens a run, or returns the one opened under this name; throws `evolution.run-differs` if its settings were others. */
  openRun(run: string, family: string, settings: RunSettings): Promise<Run>;
  findRun(run: string): Promise<Run | undefined>;
  /** Newest first. */
  listRuns(): Promise<Run[]>;
  setStatus(run: string, status: RunStatus, failure?: string): Promise<void>;
  concludeRun(run: string, outcome: { status: RunStatus; resultHash: string; conclusion: Conclusion }): Promise<void>;
}

/** Finalists on the bars that evolution never saw, best in-sample rank first. */
export interface AssessmentStore {
  storeAssessments(run: string, assessments: readonly Assessment[]): Promise<void>;
  loadAssessments(run: string): Promise<Assessment[]>;
}

/** Whether the generations of a run brought more than noise explains. The first report stands. */
export interface ProgressStore {
  storeProgress(run: string, report: ProgressReport): Promise<void>;
  loadProgress(run: string): Promise<ProgressReport | undefined>;
}

/** Who was bred, generation by generation. */
export interface OffspringStore {
  /** Opens a generation with its members in slot order, and notes the births of those never seen in this run. */
  storeOffspring(run: string, generation: number, offspring: readonly Offspring[]): Promise<void>;
  /** Those of a generation that were never met before in this run, in slot order. */
  listNewcomers(run: string, generation: number): Promise<{ id: GenomeId; slot: number }[]>;
  loadMembers(run: string, generation: number): Promise<GenomeId[]>;
  /** How genomes of this run were born, in the order asked for; one that was not is left out. */
  loadBirths(run: string, ids: readonly GenomeId[]): Promise<RecordedBirth[]>;
}

/** How generations ended: who lived on, what the archive held. */
export interface SelectionStore {
  /** Closes a generation; seconds since its opening are the record's own. Closing it again changes nothing. */
  storeGeneration(run: string, generation: ClosedGeneration): Promise<GenerationSummary>;
  loadGeneration(run: string, generation: number): Promise<RecordedGeneration | undefined>;
  /** Closed generations from number `from` (default 0) on, oldest first. */
  loadGenerations(run: string, from?: number): Promise<RecordedGeneration[]>;
}

export interface ClosedGeneration extends Omit<RecordedGeneration, 'members' | 'summary'> {
  readonly summary: Omit<GenerationSummary, 'seconds'>;
}

/** Whom each island of a generation at work has chosen, until the generation closes. The first choice stands. */
export interface IslandStore {
  storeIsland(
    run: string,
    island: { generation: number; island: number; survivors: readonly GenomeId[] },
  ): Promise<void>;
  loadIslands(run: string, generation: number): Promise<{ island: number; survivors: GenomeId[] }[]>;
}

/** Where genomes are tried, from a generation on. The first record of a number stands. */
export interface ArenaStore {
  storeArena(run: string, arena: ArenaRecord): Promise<void>;
  /** Oldest first. */
  loadArenas(run: string): Promise<ArenaRecord[]>;
}

/** What genomes scored in an arena of a run. Values read back equal those written to the last bit; -0 is the number 0. */
export interface EvaluationStore {
  /** Throws `trials.not-recorded` if a genome is not in the ledger of this run. */
  storeEvaluations(key: ArenaKey, evaluations: readonly { id: GenomeId; evaluation: Evaluation }[]): Promise<void>;
  /** In the order asked for; throws `evolution.not-evaluated` when one is missing. */
  loadScored(key: ArenaKey, ids: readonly GenomeId[]): Promise<ScoredGenome[]>;
}

export interface ArenaKey {
  readonly run: string;
  readonly arena: number;
}

/** Genomes by content hash. */
export interface GenomeStore {
  storeGenome(id: GenomeId, genome: Genome): Promise<void>;
  loadGenome(id: GenomeId): Promise<Genome | undefined>;
  /** Ids that start with the prefix, at most `limit`. */
  findGenomes(prefix: string, limit: number): Promise<GenomeId[]>;
  /** Newest first, at most `limit`. */
  listGenomes(limit: number): Promise<RecordedGenome[]>;
  findBirths(id: GenomeId): Promise<(Birth & { run: string })[]>;
}

export interface RecordedGenome {
  readonly id: GenomeId;
  readonly genome: Genome;
  /** ISO 8601. */
  readonly recordedAt: string;
}

export interface RecordedExperiment<Kind extends ExperimentKind> {
  readonly content: ExperimentContents[Kind];
  /** ISO 8601. */
  readonly recordedAt: string;
}

/** What parts of the search bring on a data set: the latest experiment of each kind. */
export interface ExperimentStore {
  storeExperiment<Kind extends ExperimentKind>(experiment: {
    kind: Kind;
    dataset: DataSetId;
    content: ExperimentContents[Kind];
  }): Promise<void>;
  findExperiment<Kind extends ExperimentKind>(
    kind: Kind,
    dataset: DataSetId,
  ): Promise<RecordedExperiment<Kind> | undefined>;
}

export type EvolutionRecord = RunStore &
  OffspringStore &
  SelectionStore &
  GenomeStore &
  IslandStore &
  ArenaStore &
  EvaluationStore &
  AssessmentStore &
  ProgressStore &
  ExperimentStore;

/** Short-lived copies of what the record holds. Losing all of it at any time costs time only. */
export interface Cache {
  /** One value a key, undefined where it is absent or expired. */
  getMany(keys: readonly string[]): Promise<(string | undefined)[]>;
  setMany(entries: readonly { key: string; value: string }[], ttlMs: number): Promise<void>;
  close(): Promise<void>;
}

export interface EvolutionMetrics {
  generationSelected(dataset: string, summary: GenerationSummary): void;
  genomesEvaluated(count: number, seconds: number): void;
  activityStarted(taskQueue: string, waitedSeconds: number): void;
}
