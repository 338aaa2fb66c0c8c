import { periodsPerYear } from '../market/periods';
import type { Bars } from '../market/bars';
import type { EvidenceOrigin, StageEvidence } from '../validation/stage-evidence';

/** What one part of the collection adds to the evidence. */
export type EvidenceFragment = Partial<Omit<StageEvidence, 'schema' | 'origin' | 'counts' | 'periodsPerYear'>> & {
  readonly effectiveTrials?: number;
};

/** A part that was collected, or why it could not be. */
export type EvidenceFinding =
  { readonly part: string; readonly fragment: EvidenceFragment } | { readonly part: string; readonly problem: string };

export interface EvidenceFacts {
  readonly bars: Bars;
  readonly origin: EvidenceOrigin;
  readonly counts: { readonly trials: number; readonly looks: number };
}

/**
 * The evidence of a stage from its parts. One that could not be collected is absent, or, where the form asks for it, empty: its gates say that
 * they cannot tell, and `gaps` says why.
 */
export function assembleEvidence(
  { bars, origin, counts }: EvidenceFacts,
  findings: readonly EvidenceFinding[],
): { evidence: StageEvidence; gaps: string[] } {
  const sound = findings.map(refuseUnfinite);
  const fragments = sound.map((finding) => ('fragment' in finding ? finding.fragment : {}));
  const { effectiveTrials, ...parts } = Object.assign({}, ...fragments) as EvidenceFragment;
  return {
    evidence: {
      schema: 1,
      origin,
      counts: { ...counts, ...(effectiveTrials !== undefined && { effectiveTrials }) },
      periodsPerYear: periodsPerYear(bars),
      ...withoutReturns(),
      ...parts,
    },
    gaps: sound.flatMap((finding) => ('problem' in finding ? [`${finding.part}: ${finding.problem}`] : [])),
  };
}

/** A figure that is not finite cannot be recorded; in a row of numbers it can, and its gate sees it there. */
function refuseUnfinite(finding: EvidenceFinding): EvidenceFinding {
  if (!('fragment' in finding) || isRecordable(finding.fragment)) return finding;
  return { part: finding.part, problem: 'it holds a figure that is not finite' };
}

function isRecordable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return true;
  return Object.values(value).every(isRecordable);
}

function withoutReturns(): Pick<StageEvidence, 'returns' | 'profits' | 'regimes'> {
  const none = new Float64Array();
  return {
    returns: { inSample: none, outOfSample: none, heldInSample: none, heldOutOfSample: none },
    profits: { inSample: none, outOfSample: none },
    regimes: { inSample: new Uint8Array(), outOfSample: new Uint8Array() },
  };
}
