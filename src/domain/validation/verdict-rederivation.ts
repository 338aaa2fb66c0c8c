import type { GateOrder } from './gate-plan';
import { judgeGates } from './gate-judgement';
import { verdictText, type GateVerdict } from './gate-verdict';
import type { StageEvidence } from './stage-evidence';

export interface Rederivation {
  /** To the last bit of the text that is recorded. */
  readonly identical: boolean;
  readonly recomputed: GateVerdict;
  /** Where the two differ first, and how; absent where they do not. */
  readonly difference?: string;
}

/** Judges again what was judged, from the evidence behind the verdict and what the record said then. Throws as `judgeGates`. */
export function rederiveVerdict(recorded: GateVerdict, evidence: StageEvidence): Rederivation {
  const { gate, role, policy, origin, ledger, champion } = recorded;
  const [recomputed] = judgeGates(evidence, [{ gate, role, policy } as GateOrder], {
    ...{ origin, counts: ledger },
    ...(champion !== undefined && { champion }),
  });
  if (!recomputed) throw new RangeError(`gate ${gate} gave no verdict`);
  if (verdictText(recomputed) === verdictText(recorded)) return { identical: true, recomputed };
  return { identical: false, recomputed, difference: findDifference(recorded, recomputed, '') ?? 'in form only' };
}

/** `statistics.0.value: 0.97 recorded, 0.96 recomputed` */
function findDifference(recorded: unknown, recomputed: unknown, place: string): string | undefined {
  if (isBranch(recorded) && isBranch(recomputed)) {
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(recomputed)])].sort();
    for (const key of keys) {
      const found = findDifference(recorded[key], recomputed[key], place === '' ? key : `${place}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const [before, now] = [show(recorded), show(recomputed)];
  return before === now ? undefined : `${place}: ${before} recorded, ${now} recomputed`;
}

function show(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
