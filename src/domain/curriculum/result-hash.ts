import { canonicalJson, type Json } from '../numerics/canonical-json';
import { sha256Hex } from '../numerics/sha256';
import type { GenomeId } from '../strategy/genome';
import type { EvidenceHash, VerdictId } from '../validation/gate-verdict';
import type { CandidateSettings, StageLabel } from './candidate';
import type { Outcome } from './lifecycle';

/** What one stage of a candidate came to. */
export interface StageOutcome {
  readonly stage: StageLabel;
  /** As it was judged; absent where the stage was not. */
  readonly strategy?: GenomeId;
  readonly evidence?: EvidenceHash;
  /** In the order of the plan. */
  readonly verdicts: readonly VerdictId[];
  readonly outcome: Outcome;
}

/**
 * SHA-256 of what a candidate's way through the curriculum came to, without when, where and by whom. Verdicts name the candidate, and count the trials and looks of the
 * whole family of data: the same settings, data and code give the same hash on the same record, as long as nobody else tries anything on that data meanwhile.
 */
export function computeCurriculumHash(
  settings: CandidateSettings,
  { stages, outcome }: { stages: readonly StageOutcome[]; outcome: Outcome },
): string {
  return sha256Hex(canonicalJson({ settings, stages, outcome } as unknown as Json));
}
