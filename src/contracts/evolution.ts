import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { EvolutionStage } from '../domain/evolution/lifecycle';
import type { GenerationSummary } from '../domain/evolution/generation-summary';
import type { SearchPlan } from '../domain/evolution/search-plan';
import type { TrainingSettings } from '../domain/evolution/training-constraints';
import type { CostProfile } from '../domain/microstructure/policy';
import type { Order, OrderEvent } from './orders';

const prefix = 'evolution/';
export const evolutionWorkflowId = (run: string): string => `${prefix}${run}`;
export const generationWorkflowId = (run: string, generation: number): string =>
  `${prefix}${run}/generation-${generation}`;
export const islandWorkflowId = (run: string, generation: number, island: number): string =>
  `${generationWorkflowId(run, generation)}/island-${island}`;
/** The run of a workflow id: whoever starts the workflow, a person or a schedule, names the run by it. */
export const runOfWorkflowId = (workflowId: string): string => workflowId.slice(prefix.length);

/** What the result depends on. The same settings on the same data by the same code give the same result hash. */
export interface EvolutionSettings {
  /** SHA-256 of the snapshot. */
  readonly dataset: string;
  readonly population: number;
  readonly generations: number;
  /** Absent: derived from the run's name, so that every night of a schedule explores anew. */
  readonly seed?: number;
  readonly costs: CostProfile;
  /** How the space is searched; what is absent is as the policy has it. */
  readonly search?: Partial<SearchPlan>;
  /**
   * Present in a run that trains the founders of its search further, under constraints. It stays near them, looks at the hold-out never, and
   * ends without a verdict on skill. It needs `search.founders`, and `search.families` to be false.
   */
  readonly training?: TrainingSettings;
}

/** How the work is done; nothing here changes the result. */
export interface EvolutionExecution {
  /** Genomes of one evaluation activity. */
  readonly chunkSize: number;
  /** 1 (first) to 5 (last); Temporal's default is 3. */
  readonly priority?: number;
  readonly durations?: Partial<EvolutionDurations>;
  /** Generations after which the history is cut by continue-as-new, besides Temporal's own suggestion. */
  readonly generationsPerExecution?: number;
}

export interface EvolutionDurations {
  /** Limit of breeding and selection. */
  readonly lightActivityMs: number;
  /** Limit of one chunk's evaluation. */
  readonly evaluationMs: number;
  /** An evaluation that is silent for longer is given to another worker. */
  readonly heartbeatMs: number;
  /** How long a workflow task may stay with a worker that died; Temporal's default is 10 s. */
  readonly workflowTaskMs: number;
}

export const evolutionDurations: EvolutionDurations = {
  lightActivityMs: 60_000,
  evaluationMs: 3_600_000,
  heartbeatMs: 15_000,
  workflowTaskMs: 10_000,
};

export interface EvolutionInput {
  readonly settings: EvolutionSettings;
  readonly execution: EvolutionExecution;
  /** State carried over by continue-as-new; absent at the start. */
  readonly carried?: {
    readonly shape?: SearchShape;
    readonly stage: EvolutionStage;
    readonly generation: number;
    readonly inbox: readonly OrderEvent[];
    readonly seen: readonly string[];
    readonly latest?: GenerationSummary;
  };
}

/** What workflows know of a run's search; the rest is in its record. */
export interface SearchShape {
  /** Populations side by side; each has a child workflow where there are several. */
  readonly islands: number;
  /** Generations from one move of the adversary to the next; 0 where scenarios stay as they are. */
  readonly adversaryEvery: number;
}

/** Of runs begun before there was a plan, whose histories do not name one. */
export const plainShape: SearchShape = { islands: 1, adversaryEvery: 0 };

export interface EvolutionResult {
  readonly run: string;
  readonly stage: EvolutionStage;
  readonly generations: number;
  readonly resultHash: string;
  readonly verdict: string;
}

export interface EvolutionProgress {
  readonly run: string;
  readonly stage: EvolutionStage;
  /** Stage that messages already received will lead to once the generation at work is done. */
  readonly heading: EvolutionStage;
  /** Generations done. */
  readonly generation: number;
  readonly generations: number;
  readonly latest?: GenerationSummary;
}

export interface GenerationInput {
  readonly run: string;
  readonly generation: number;
  readonly shape?: SearchShape;
  readonly chunkSize: number;
  readonly durations: EvolutionDurations;
  /** Temporal's priority of the generation's activities. */
  readonly priority?: { readonly priorityKey: number };
}

export interface IslandInput extends Omit<GenerationInput, 'shape'> {
  readonly island: number;
  /** Its newcomers among those of the generation, `from` (inclusive) to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
}

// The twins of the signals: they answer at once, and say why not.
export const pauseUpdate = defineUpdate<EvolutionProgress, [Order]>('pauseAndConfirm');
export const resumeUpdate = defineUpdate<EvolutionProgress, [Order]>('resumeAndConfirm');
export const stopUpdate = defineUpdate<EvolutionProgress, [Order]>('stopAndConfirm');
export const progressQuery = defineQuery<EvolutionProgress>('progress');
