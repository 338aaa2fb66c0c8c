import type { StageKey } from '../contracts/curriculum';
import { stageOfLabel, type StageLabel } from '../domain/curriculum/candidate';
import { CurriculumFault } from '../domain/curriculum/curriculum-fault';
import { stageNames } from '../domain/curriculum/lifecycle';
import { loadCertificateStanding } from './certificate-standing';
import type { ProvingRecord } from './proving-ports';

/**
 * Throws `curriculum.stage-not-reached` unless the candidate has the certificate of the stage before: whoever starts a stage's workflow by hand
 * skips nothing.
 */
export async function requireTurn(proofs: ProvingRecord, { candidate, stage }: StageKey): Promise<void> {
  const before = stageBefore(stage);
  if (before === undefined) return;
  const { standing } = await loadCertificateStanding(proofs, candidate);
  if (standing.some(({ certificate }) => certificate.stage === before)) return;
  throw new CurriculumFault(
    'curriculum.stage-not-reached',
    `candidate ${candidate} has no certificate of ${before}, which comes before ${stage}`,
  );
}

/** Undefined for the first. What comes after the four follows on the last of them. */
function stageBefore(stage: StageLabel): StageLabel | undefined {
  const name = stageOfLabel(stage);
  return name === stage ? stageNames[stageNames.indexOf(name) - 1] : name;
}
