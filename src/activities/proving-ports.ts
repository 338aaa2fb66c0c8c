import type { EvidenceFragment } from '../domain/curriculum/evidence-assembly';
import type { EvidenceCourse } from '../domain/curriculum/evidence-course';
import type { EvidenceRequest } from '../domain/curriculum/evidence-parts';
import type { Json } from '../domain/numerics/canonical-json';
import type { GenomeId } from '../domain/strategy/genome';
import type { Certificate, Promotion, PromotionOrder } from '../domain/validation/certificate';
import type { PackedEvidence } from '../domain/validation/evidence-record';
import type { JudgementExpectation } from '../domain/validation/gate-judgement';
import type { GatePlan } from '../domain/validation/gate-plan';
import type { EvidenceHash, GateVerdict, VerdictId } from '../domain/validation/gate-verdict';
import type { StageEvidence } from '../domain/validation/stage-evidence';
import type { DataSetId } from './ports';

/** What the activities that prove candidates need of the record. Every write is idempotent under its natural key. */

/** Evidence by content. Nothing of it ever changes. */
export interface EvidenceStore {
  storeEvidence(evidence: PackedEvidence): Promise<EvidenceHash>;
  /** Throws `proving.evidence-unknown`, and `proving.evidence-damaged` where one byte is not what was stored. */
  loadEvidence(evidence: EvidenceHash): Promise<StageEvidence>;
}

/** Where verdicts were given: the n-th judgement of a stage, from 0. */
export interface Judgement {
  readonly candidate: string;
  readonly stage: string;
  readonly attempt: number;
}

export interface RecordedVerdict {
  readonly id: VerdictId;
  readonly attempt: number;
  readonly verdict: GateVerdict;
  /** ISO 8601. */
  readonly recordedAt: string;
}

/** What gates said. Verdicts are never edited and never leave. */
export interface VerdictStore {
  /** All or none, under the candidate and stage that their origin names. Throws `proving.evidence-unknown` without their evidence. */
  storeVerdicts(attempt: number, verdicts: readonly GateVerdict[]): Promise<VerdictId[]>;
  /** Of one judgement in the order of storing; where a judgement was made twice and the ledger grew in between, those of both. */
  loadVerdicts(judgement: Judgement): Promise<RecordedVerdict[]>;
  /** Newest first, at most `limit`; of all candidates unless one is named. */
  listVerdicts(options: { candidate?: string; limit: number }): Promise<RecordedVerdict[]>;
  /** By unique prefix; undefined when none, throws `proving.verdict-ambiguous` when several match, `proving.verdict-damaged` where its text was changed. */
  findVerdict(prefix: string): Promise<RecordedVerdict | undefined>;
}

export interface RecordedCertificate {
  readonly id: string;
  readonly certificate: Certificate;
  /** ISO 8601. */
  readonly recordedAt: string;
  /** Every verdict on its evidence, of whatever attempt, in the order of storing. */
  readonly verdicts: readonly RecordedVerdict[];
}

/** At most one certificate for a candidate's stage. */
export interface CertificateStore {
  /**
   * Reads the verdicts anew under a lock and certifies, or says why not. Who comes second with the same verdicts gets the same certificate;
   * with others, a refusal.
   */
  recordCertificate(order: PromotionOrder): Promise<Promotion>;
  /** Oldest first, as they are recorded, whether they stand or not. Throws `proving.certificate-damaged` where a text was changed. */
  loadCertificates(candidate: string): Promise<RecordedCertificate[]>;
  /** By unique prefix; undefined when none, throws `proving.certificate-ambiguous` when several match, and as `loadCertificates`. */
  findCertificate(prefix: string): Promise<RecordedCertificate | undefined>;
}

export interface Candidate {
  readonly candidate: string;
  readonly strategy: GenomeId;
  readonly dataset: DataSetId;
  /** The run that bred it; absent for one of a user's own. */
  readonly run?: string;
  /** Complete, so that it can be proven again. */
  readonly settings: Json;
}

export interface RecordedCandidate extends Candidate {
  readonly status: string;
  /** ISO 8601. */
  readonly openedAt: string;
  readonly closedAt?: string;
  readonly outcome?: Json;
}

/** Candidates by name, and what each round of each stage came to. */
export interface CandidateStore {
  /** Opens a candidate, or returns the one opened under this name, whatever its settings: the caller compares. */
  openCandidate(candidate: Candidate, status: string): Promise<RecordedCandidate>;
  findCandidate(candidate: string): Promise<RecordedCandidate | undefined>;
  /** Newest first. */
  listCandidates(): Promise<RecordedCandidate[]>;
  /** Does nothing once concluded. */
  setCandidateStatus(candidate: string, status: string): Promise<void>;
  /** The first outcome stands. */
  concludeCandidate(candidate: string, conclusion: { status: string; outcome: Json }): Promise<void>;
  /** The first record of a round stands. */
  storeStageRound(round: StageRound): Promise<void>;
  /** Of one stage in the order of their numbers. */
  loadStageRounds(candidate: string, stage: string): Promise<StageRound[]>;
}

export interface StageRound {
  readonly candidate: string;
  readonly stage: string;
  /** From 0. */
  readonly round: number;
  readonly content: Json;
}

export type ProvingRecord = EvidenceStore & VerdictStore & CertificateStore & CandidateStore;

export interface EvidenceTask {
  readonly course: EvidenceCourse;
  readonly request: EvidenceRequest;
}

export interface JudgementTask {
  readonly evidence: StageEvidence;
  readonly plan: GatePlan;
  readonly expected: JudgementExpectation;
}

/** CPU-bound work of proving, off the main thread. Rejects with the signal's reason within a moment of its abortion. */
export interface Prover {
  /** Rejects with what the part threw. */
  collect(
    task: EvidenceTask,
    watch: { onProgress(done: number): void; signal: AbortSignal },
  ): Promise<EvidenceFragment>;
  judge(task: JudgementTask, watch: { onProgress(done: number): void; signal: AbortSignal }): Promise<GateVerdict[]>;
}
