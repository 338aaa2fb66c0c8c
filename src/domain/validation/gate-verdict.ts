import { canonicalJson, type Json } from '../numerics/canonical-json';
import { sha256Hex } from '../numerics/sha256';
import type { GateFinding } from './gate';
import type { GateName, GatePolicies, GateRole } from './gate-plan';
import type { GenomeId } from '../strategy/genome';
import type { EvidenceOrigin, StageEvidence } from './stage-evidence';

/** SHA-256 of a verdict's canonical JSON. */
export type VerdictId = string;

/** SHA-256 of an evidence document. */
export type EvidenceHash = string;

/** What a gate said, with all that is needed to say it again: plain data, figures of twelve digits. */
export interface GateVerdict extends GateFinding {
  readonly gate: GateName;
  readonly role: GateRole;
  /** What the gate asks. */
  readonly question: string;
  /** Version of its rule. */
  readonly rule: number;
  /** The thresholds and sizes in force. */
  readonly policy: GatePolicies[GateName];
  readonly evidence: EvidenceHash;
  /** What the evidence counts against the candidate. */
  readonly counts: StageEvidence['counts'];
  /** Of what the evidence had to be, by the record. */
  readonly origin: EvidenceOrigin;
  /** What the ledger counted when it was judged. */
  readonly ledger: LedgerCounts;
  /** Who was certified before by the record; absent: nobody, or nobody was looked for. */
  readonly champion?: GenomeId;
}

export interface LedgerCounts {
  readonly trials: number;
  readonly looks: number;
}

/** The text that is recorded and compared bit for bit. */
export function verdictText(verdict: GateVerdict): string {
  return canonicalJson(verdict as unknown as Json);
}

export function identifyVerdict(verdict: GateVerdict): VerdictId {
  return sha256Hex(verdictText(verdict));
}
