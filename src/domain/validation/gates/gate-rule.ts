import type { Random } from '../../numerics/random';
import type { EvidencePart } from '../evidence-parts';
import type { GateFinding } from '../gate';
import type { GateName, GatePolicies } from '../gate-plan';
import type { StageEvidence } from '../stage-evidence';

/** One gate: what it asks, and how the evidence answers. */
export interface Gate<Name extends GateName> {
  readonly name: Name;
  /** Counts up whenever the same evidence and policy may come to another finding. */
  readonly rule: number;
  readonly question: string;
  /** Without these it is never asked. */
  readonly parts: readonly EvidencePart[];
  /** Pure; the stream of draws is its own. What it throws leaves it inconclusive. */
  judge(evidence: StageEvidence, policy: GatePolicies[Name], random: Random): GateFinding;
}
