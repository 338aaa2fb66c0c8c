import { isStageLabel, stageOfLabel, type CandidateSettings } from '../domain/curriculum/candidate';
import { planGates } from '../domain/curriculum/stage-gates';
import { checkCertificate } from '../domain/validation/certificate-check';
import type { ProvingRecord, RecordedCertificate } from './proving-ports';

/** A certificate that counts for nothing, and why. */
export interface FallenCertificate {
  readonly id: string;
  readonly stage: string;
  readonly problems: readonly string[];
}

/** The certificates of a candidate, told apart by whether the record bears them out. */
export interface CertificateStanding {
  /** Oldest first. */
  readonly standing: readonly RecordedCertificate[];
  readonly fallen: readonly FallenCertificate[];
}

/** Reads certificates as everybody has to who relies on one: each is found anew from its verdicts, and one that is not does not stand. */
export async function loadCertificateStanding(proofs: ProvingRecord, candidate: string): Promise<CertificateStanding> {
  const standing: RecordedCertificate[] = [];
  const fallen: FallenCertificate[] = [];
  for (const recorded of await proofs.loadCertificates(candidate)) {
    const problems = await findCertificateProblems(proofs, recorded);
    if (problems.length === 0) standing.push(recorded);
    else fallen.push({ id: recorded.id, stage: recorded.certificate.stage, problems });
  }
  return { standing, fallen };
}

/** Why a certificate does not stand; empty where it does. */
export async function findCertificateProblems(
  proofs: ProvingRecord,
  { id, certificate, verdicts }: RecordedCertificate,
): Promise<string[]> {
  const { candidate, stage } = certificate;
  const found = await proofs.findCandidate(candidate);
  if (!found) return [`no candidate ${candidate} is recorded`];
  if (!isStageLabel(stage)) return [`there is no stage ${stage}`];
  const { policy, seed } = found.settings as unknown as CandidateSettings;
  const plan = planGates(stageOfLabel(stage), policy);
  return checkCertificate(id, certificate, {
    ...{ plan, candidate, dataset: found.dataset, seed },
    verdicts: verdicts.map(({ verdict }) => verdict),
  });
}

/** `certificate 1a2b... of foundation does not stand: in-sample-skill was judged under another policy` */
export function describeFallen({ id, stage, problems }: FallenCertificate): string {
  return `certificate ${id} of ${stage} does not stand: ${problems.join('; ')}`;
}
