import type { GenomeId } from '../strategy/genome';
import type { LookAheadEvidence } from './look-ahead';
import type { PerturbationEvidence } from './perturbation';
import type { PlaceboEvidence } from './placebos';
import type { SafeguardEvidence } from './safeguards';
import type { StressEvidence } from './stress-passage';
import type { WalkForwardEvidence } from './walk-forward-evidence';

/** Returns of several strategies over the same bars, one row a strategy: row i lies from i * columns to (i + 1) * columns. */
export interface ReturnMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Where evidence comes from; every part of it is a reference that can be looked up, and a gate refuses what does not fit. */
export interface EvidenceOrigin {
  readonly candidate: string;
  readonly stage: string;
  readonly strategy: GenomeId;
  /** The data set, by SHA-256. */
  readonly dataset: string;
  /** Data of the same family share their trials. */
  readonly family: string;
  /** SHA-256 of the code that collected it. */
  readonly codeVersion: string;
  /** SHA-256 of the settings and constraints it was collected under, canonical JSON. */
  readonly settings: string;
  readonly seed: number;
}

/** Everything that the gates of one stage look at. A part that could not be collected is absent, and its gate inconclusive. */
export interface StageEvidence {
  readonly schema: 1;
  readonly origin: EvidenceOrigin;
  /** What counts against the candidate: genomes ever scored on the family, strategies ever tried on its hold-out, and how many of the first differ. */
  readonly counts: { readonly trials: number; readonly looks: number; readonly effectiveTrials?: number };
  readonly periodsPerYear: number;
  /** Simple returns a bar, of the candidate under the stage's constraints and of holding the instrument with all there is. */
  readonly returns: {
    readonly inSample: Float64Array;
    readonly outOfSample: Float64Array;
    readonly heldInSample: Float64Array;
    readonly heldOutOfSample: Float64Array;
  };
  /** Money gained by each closed trade. */
  readonly profits: { readonly inSample: Float64Array; readonly outOfSample: Float64Array };
  /** Volatility regime a bar: 0 unknown, 1 low, 2 medium, 3 high. */
  readonly regimes: { readonly inSample: Uint8Array; readonly outOfSample: Uint8Array };
  /** In-sample returns of strategies that were tried, the candidate in row 0. */
  readonly trialReturns?: ReturnMatrix;
  /** Out-of-sample returns of strategies that were tried on the hold-out, the candidate in row 0. */
  readonly lookReturns?: ReturnMatrix;
  readonly placebos?: PlaceboEvidence;
  readonly lookAhead?: LookAheadEvidence;
  readonly perturbation?: PerturbationEvidence;
  readonly walkForward?: WalkForwardEvidence;
  readonly stress?: StressEvidence;
  readonly safeguards?: SafeguardEvidence;
  /** Who holds the certificate of the candidate's stage before, and has to be matched; absent: nobody. */
  readonly champion?: { readonly strategy: GenomeId; readonly outOfSample: Float64Array };
}
