import { checkSenses, type FurtherSense } from '../evolution/gene-pool';
import { checkSettings, wholeNumber } from '../evolution/settings';
import type { CostProfile } from '../microstructure/policy';
import { canonicalJson, type Json } from '../numerics/canonical-json';
import type { GenomeId } from '../strategy/genome';
import { stageNames, type Outcome, type StageName } from './lifecycle';
import { curriculumPolicy } from './policy';

/** Whose rules decide: our tests, with the seed's rules told beside them, or both, where each of the seed's must hold as well. */
export const gatePolicyNames = ['statistical', 'seed'] as const;
export type GatePolicyName = (typeof gatePolicyNames)[number];

/** Everything about a candidate's way through the curriculum that its result depends on: recorded complete. */
export interface CandidateSettings {
  /** The strategy that it begins with. */
  readonly strategy: GenomeId;
  /** SHA-256 of the snapshot that it is trained and judged on. */
  readonly dataset: string;
  /** The run that bred the strategy: what was tried there is part of the evidence against luck. Absent: one of a user's own. */
  readonly run?: string;
  readonly seed: number;
  readonly costs: CostProfile;
  readonly policy: GatePolicyName;
  /** The last stage that it is to go through. */
  readonly until: StageName;
  /** Attempts at bettering what passed the last of the four stages; absent: until told to stop. */
  readonly improvements?: number;
  /** Each round of a stage is a run of evolution of this size in the neighbourhood of the candidate. */
  readonly training: {
    readonly population: number;
    readonly generations: number;
    /** Rounds of a stage before it is judged, at the most; an improvement has one. */
    readonly rounds: number;
  };
  /** Evolution repeated from nothing on each of so many windows, to be judged on the bars that follow. */
  readonly walkForward: { readonly windows: number; readonly population: number; readonly generations: number };
  /** Senses whose features training and walk forward may use beside the plain ones; absent: none. */
  readonly senses?: readonly FurtherSense[];
}

/** One of the four stages, or the n-th attempt at bettering what passed them all, from 1. */
export type StageLabel = StageName | `improvement-${number}`;

/** What the record says of a candidate. */
export type CandidateStatus = StageLabel | 'paused' | 'resting' | Outcome | 'failed' | 'cancelled';

export function isStageLabel(status: string): status is StageLabel {
  return stageNames.some((name) => name === status) || /^improvement-[1-9]\d*$/.test(status);
}

/** The stage whose targets, constraints and gates hold. */
export function stageOfLabel(label: StageLabel): StageName {
  return stageNames.find((name) => name === label) ?? 'excellence';
}

/** Place on the way: 0 for the first of the four, 4 for the first attempt at bettering. */
export function rankStage(label: StageLabel): number {
  const attempt = /^improvement-(\d+)$/.exec(label)?.[1];
  return attempt === undefined
    ? stageNames.findIndex((name) => name === label)
    : stageNames.length - 1 + Number(attempt);
}

/** Undefined for the first. What comes after the four follows on the last of them. */
export function findStageBefore(label: StageLabel): StageLabel | undefined {
  const name = stageOfLabel(label);
  return name === label ? stageNames[stageNames.indexOf(name) - 1] : name;
}

/** Settings as asked for, completed by the policy: the same text for the same candidate. */
export type AskedSettings = Pick<CandidateSettings, 'strategy' | 'dataset'> & Partial<CandidateSettings>;

export function completeCandidate(asked: AskedSettings): CandidateSettings {
  return { ...curriculumPolicy.default, ...asked };
}

export function candidateText(settings: CandidateSettings): string {
  return canonicalJson(settings as unknown as Json);
}

/** `<strategy 12 hex>-<dataset 8 hex>-<seed>`, so that starting the same thing again finds it. */
export function nameCandidate({
  strategy,
  dataset,
  seed,
}: Pick<CandidateSettings, 'strategy' | 'dataset' | 'seed'>): string {
  return `${strategy.slice(0, 12)}-${dataset.slice(0, 8)}-${seed}`;
}

/** Name of the run of evolution that is a round of a stage's training; rounds count from 0. */
export function nameTrainingRun(candidate: string, stage: StageLabel, round: number): string {
  return `${candidate}-${stage}-${round}`;
}

/** The candidate that a run of training is a round of; undefined where the name is not one of `nameTrainingRun`. */
export function findTrainedCandidate(run: string): string | undefined {
  return /^(.+)-(?:foundation|proficiency|mastery|excellence|improvement-[1-9]\d*)-\d+$/.exec(run)?.[1];
}

/** Under which name the trial ledger has a stage's look at the hold-out; no run can be called so. */
export function nameProof(candidate: string, stage: StageLabel): string {
  return `proof/${candidate}/${stage}`;
}

/** A candidate's name is part of workflow ids, where a slash has a meaning, and of the names of its training runs. */
export function checkCandidateName(candidate: string): string[] {
  return /^[A-Za-z0-9][A-Za-z0-9._:-]{0,69}$/.test(candidate)
    ? []
    : [`candidate ${candidate}: expected letters, digits and . _ : - only, at most 70 of them`];
}

/** Every problem of a candidate's settings: what, found, expected. */
export function checkCandidateSettings(settings: CandidateSettings): string[] {
  const { strategy, dataset, seed, costs, policy, until, improvements, training, walkForward, senses = [] } = settings;
  const { limits } = curriculumPolicy;
  return [
    ...(/^[0-9a-f]{64}$/.test(strategy) ? [] : [`strategy ${strategy}: expected the 64 hex digits of a strategy`]),
    ...checkSettings({ dataset, seed, costs, population: training.population, generations: training.generations }),
    ...checkSenses(senses),
    ...oneOf('policy', policy, gatePolicyNames),
    ...oneOf('until', until, stageNames),
    ...(improvements === undefined ? [] : wholeNumber('improvements', improvements, limits.improvements)),
    ...wholeNumber('rounds', training.rounds, limits.rounds),
    ...wholeNumber('walk-forward windows', walkForward.windows, limits.walkForward.windows),
    ...wholeNumber('walk-forward population', walkForward.population, limits.walkForward.population),
    ...wholeNumber('walk-forward generations', walkForward.generations, limits.walkForward.generations),
  ];
}

function oneOf(name: string, value: string, allowed: readonly string[]): string[] {
  return allowed.includes(value) ? [] : [`${name} ${value}: expected ${allowed.join(', ')}`];
}
