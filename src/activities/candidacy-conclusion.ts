import { log } from '@temporalio/activity';
import type { Outcome } from '../domain/curriculum/lifecycle';
import { computeCurriculumHash, type StageOutcome } from '../domain/curriculum/result-hash';
import type { Json } from '../domain/numerics/canonical-json';
import type { CandidateKey } from '../contracts/curriculum';
import type { ProvingRecord } from './proving-ports';
import { requireCandidate } from './stage-facts';
import { listStageOutcomes } from './stage-outcomes';

export interface Ending {
  readonly outcome: Outcome;
  /** Whether it was told to end. */
  readonly stopped: boolean;
}

/** What the record keeps of a candidate that has ended. */
interface Candidacy {
  readonly resultHash: string;
  readonly outcome: Outcome;
  readonly stopped: boolean;
  readonly certificate?: string;
  readonly stages: readonly StageOutcome[];
}

/** Closes the candidate's record with what each of its stages came to. The first conclusion stands, and is told whoever concludes again. */
export async function concludeCandidacy(
  proofs: ProvingRecord,
  { candidate, outcome, stopped }: CandidateKey & Ending,
): Promise<{ resultHash: string; outcome: Outcome; certificate?: string }> {
  const { settings } = await requireCandidate(proofs, candidate);
  const found = await listStageOutcomes(proofs, candidate);
  const certificate = found.findLast((stage) => stage.certificate !== undefined)?.certificate;
  const stages = found.map(({ stage, strategy, evidence, verdicts, outcome: own }): StageOutcome => ({
    ...{ stage, verdicts, outcome: own },
    ...(strategy !== undefined && { strategy }),
    ...(evidence !== undefined && { evidence }),
  }));
  const concluded: Candidacy = {
    resultHash: computeCurriculumHash(settings, { stages, outcome }),
    ...{ outcome, stopped, stages },
    ...(certificate !== undefined && { certificate }),
  };
  await proofs.concludeCandidate(candidate, { status: outcome, outcome: concluded as unknown as Json });
  const kept = ((await requireCandidate(proofs, candidate)).outcome ?? concluded) as unknown as Candidacy;
  log.info('candidate concluded', { candidate, outcome: kept.outcome, resultHash: kept.resultHash });
  return {
    ...{ resultHash: kept.resultHash, outcome: kept.outcome },
    ...(kept.certificate !== undefined && { certificate: kept.certificate }),
  };
}
