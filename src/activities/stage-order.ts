import type { StageKey } from '../contracts/curriculum';
import { findStageBefore } from '../domain/curriculum/candidate';
import { CurriculumFault } from '../domain/curriculum/curriculum-fault';
import { loadCertificateStanding } from './certificate-standing';
import type { ProvingRecord } from './proving-ports';

/**
 * Throws `curriculum.stage-not-reached` unless the candidate has the certificate of the stage before: whoever starts a stage's workflow by hand
 * skips nothing.
 */
export async function requireTurn(proofs: ProvingRecord, { candidate, stage }: StageKey): Promise<void> {
  const before = findStageBefore(stage);
  if (before === undefined) return;
  const { standing } = await loadCertificateStanding(proofs, candidate);
  if (standing.some(({ certificate }) => certificate.stage === before)) return;
  throw new CurriculumFault(
    'curriculum.stage-not-reached',
    `candidate ${candidate} has no certificate of ${before}, which comes before ${stage}`,
  );
}
