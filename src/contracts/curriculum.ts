import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CandidateSettings, CandidateStatus, StageLabel } from '../domain/curriculum/candidate';
import type { CurriculumStanding, Outcome, StagePlace } from '../domain/curriculum/lifecycle';
import type { GateOutcome } from '../domain/validation/gate';
import type { GateName, GateRole } from '../domain/validation/gate-plan';
import type { EvolutionDurations, EvolutionSettings } from './evolution';
import type { Order, OrderEvent } from './orders';

const prefix = 'curriculum/';
export const curriculumWorkflowId = (candidate: string): string => `${prefix}${candidate}`;
export const stageWorkflowId = (candidate: string, stage: StageLabel): string =>
  `${curriculumWorkflowId(candidate)}/${stage}`;
/** The candidate of a workflow id: whoever starts the workflow names the candidate by it. */
export const candidateOfWorkflowId = (workflowId: string): string => workflowId.slice(prefix.length);

/** How the work is done; nothing here changes the result. */
export interface CurriculumExecution {
  /** Genomes of one evaluation activity in training. */
  readonly chunkSize: number;
  /** 1 (first) to 5 (last); Temporal's default is 3. */
  readonly priority?: number;
  readonly durations?: Partial<EvolutionDurations>;
  /** Rest between two attempts at bettering what passed every stage; absent: a day. */
  readonly restMs?: number;
  /** Stages after which the history is cut by continue-as-new, besides Temporal's own suggestion. */
  readonly stagesPerExecution?: number;
}

export const dayMs = 86_400_000;

export interface CurriculumInput {
  readonly settings: CandidateSettings;
  readonly execution: CurriculumExecution;
  /** State carried over by continue-as-new; absent at the start. */
  readonly carried?: {
    readonly standing: CurriculumStanding;
    /** Attempts at bettering what passed every stage. */
    readonly improvements: number;
    readonly stages: readonly StageProgress[];
    readonly inbox: readonly OrderEvent[];
    readonly seen: readonly string[];
  };
}

export interface CurriculumResult {
  readonly candidate: string;
  readonly outcome: Outcome;
  /** Whether it was told to end. */
  readonly stopped: boolean;
  readonly resultHash: string;
  /** The one of the highest stage it has. */
  readonly certificate?: string;
  readonly stages: readonly StageProgress[];
}

/** Where one stage stands, and what it waits for. */
export interface StageProgress {
  readonly stage: StageLabel;
  readonly at: StagePlace;
  readonly isPaused: boolean;
  /** The round of training at work or done last, from 0; absent of a stage that was over when the curriculum was taken up again. */
  readonly round?: number;
  /** Difficulty of training: 0 as the stage has it, above harder, below easier. */
  readonly level?: number;
  /** The training run at work. */
  readonly run?: string;
  /** In words, where a place needs some: why another round, or why it was refused. */
  readonly reasons: readonly string[];
  readonly certificate?: string;
}

export interface CurriculumProgress {
  readonly candidate: string;
  readonly standing: CurriculumStanding;
  /** The standing that orders already received will lead to. */
  readonly heading: CurriculumStanding;
  readonly stage?: StageLabel;
  /** In words. */
  readonly waiting: string;
  /** Those begun, oldest first; of improvements the last ones. */
  readonly stages: readonly StageProgress[];
}

export interface StageInput {
  readonly candidate: string;
  readonly stage: StageLabel;
  readonly dataset: string;
  readonly execution: CurriculumExecution;
}

export type StageResult = StageProgress & { readonly at: Outcome };

// The twins of the signals, which are those of a run: a stage passes them on to the training at work.
export const pauseUpdate = defineUpdate<CurriculumProgress, [Order]>('pauseAndConfirm');
export const resumeUpdate = defineUpdate<CurriculumProgress, [Order]>('resumeAndConfirm');
export const stopUpdate = defineUpdate<CurriculumProgress, [Order]>('stopAndConfirm');
export const progressQuery = defineQuery<CurriculumProgress>('progress');
export const stageProgressQuery = defineQuery<StageProgress>('progress');
/** From a stage to its curriculum, which answers for all of them. */
export const stageReportSignal = defineSignal<[StageProgress]>('stageReport');

/** Light activities, on the queue of the workflows. Each may run twice, and comes to the same. */
export interface CurriculumActivities {
  /**
   * Checks what was asked for, the strategy among it, and opens the candidate's record. One that exists must have been opened with the same
   * settings (`curriculum.differs`) and not have ended (`curriculum.ended`). `done` are the stages whose outcome is known, in order: they have a
   * certificate, or a deciding verdict that is no pass.
   */
  openCurriculum(input: CandidateKey & { settings: CandidateSettings; execution: CurriculumExecution }): Promise<{
    done: { stage: StageLabel; outcome: Exclude<Outcome, 'stopped'>; reasons: string[]; certificate?: string }[];
    dataset: string;
  }>;
  /** `isDone`: the training run has ended already, and is not run again. `level` is that of the stage's round before, and 0 before the first. */
  planRound(input: RoundKey): Promise<{ run: string; level: number; settings: EvolutionSettings; isDone: boolean }>;
  /** Chooses whom the training brought to the front, and says whether to judge it or to train on, at which level. The first review stands. */
  reviewRound(input: RoundKey): Promise<RoundReview>;
  /** Refused where a verdict is missing, no pass, or on other evidence. */
  certifyStage(input: StageKey & { evidence: string }): Promise<Certification>;
  noteCurriculum(input: CandidateKey & { status: CandidateStatus }): Promise<void>;
  /** Closes the candidate's record. The first conclusion stands. */
  concludeCurriculum(
    input: CandidateKey & { outcome: Outcome; stopped: boolean },
  ): Promise<{ resultHash: string; outcome: Outcome; certificate?: string }>;
  abandonCurriculum(input: CandidateKey & { outcome: 'cancelled' | 'failed'; reason: string }): Promise<void>;
}

/** Heavy activities, on the compute queue, with heartbeats. */
export interface ProvingActivities {
  /** Notes the look at the hold-out in the ledger, then collects. `gaps` names the parts that could not be; their gates are inconclusive. */
  collectEvidence(input: StageKey): Promise<{ evidence: string; gaps: string[] }>;
  /** Judges on the counts that the ledger has now: `evidence` of the result is the document with those, and what a certificate stands on. */
  judgeStage(input: StageKey & { evidence: string }): Promise<StageJudgement>;
}

export interface CandidateKey {
  readonly candidate: string;
}

export interface StageKey extends CandidateKey {
  readonly stage: StageLabel;
}

/** Rounds of a stage count from 0. */
export interface RoundKey extends StageKey {
  readonly round: number;
}

export interface RoundReview {
  /** As it stands after the round. */
  readonly strategy: string;
  readonly ready: boolean;
  /** Of the next round. */
  readonly level: number;
  /** In words and numbers. */
  readonly why: string;
}

export interface StageJudgement {
  readonly outcome: GateOutcome;
  readonly evidence: string;
  readonly reasons: readonly string[];
  readonly verdicts: readonly { gate: GateName; role: GateRole; outcome: GateOutcome; id: string }[];
}

export interface Certification {
  readonly outcome: 'certified' | 'refused';
  readonly certificate?: string;
  readonly reasons: readonly string[];
}
