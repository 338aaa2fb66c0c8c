import { ProvingFault } from '../../domain/validation/proving-fault';
import { rederiveVerdict } from '../../domain/validation/verdict-rederivation';
import type { RecordedVerdict } from '../../activities/proving-ports';
import type { StageReading } from './candidate-reading';

/** What came of judging a stage again on its recorded evidence. */
export interface StageRederivation {
  /** Verdicts compared. */
  readonly verdicts: number;
  readonly differences: readonly { readonly id: string; readonly gate: string; readonly difference: string }[];
}

/** Asks every gate again, as `emp gate rederive` does; a verdict whose evidence cannot be read does not come out again. */
export function rederiveStage({ judged, found, problem = 'its evidence is missing' }: StageReading): StageRederivation {
  const differences = judged.flatMap((recorded) => {
    const difference = found ? compareVerdict(recorded, found) : problem;
    return difference === undefined ? [] : [{ id: recorded.id, gate: recorded.verdict.gate, difference }];
  });
  return { verdicts: judged.length, differences };
}

function compareVerdict({ verdict }: RecordedVerdict, found: NonNullable<StageReading['found']>): string | undefined {
  try {
    const { identical, difference } = rederiveVerdict(verdict, found);
    return identical ? undefined : difference;
  } catch (error) {
    // A gate that this build no longer has.
    if (error instanceof ProvingFault) return error.message;
    throw error;
  }
}
