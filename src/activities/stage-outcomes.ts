import { stageNames } from '../domain/curriculum/lifecycle';
import { stageOfLabel, type StageLabel } from '../domain/curriculum/candidate';
import { decideOutcome, findJudgedEvidence, nameUncertified } from '../domain/curriculum/judgement-outcome';
import type { StageOutcome } from '../domain/curriculum/result-hash';
import { describeFallen, loadCertificateStanding, type CertificateStanding } from './certificate-standing';
import type { ProvingRecord } from './proving-ports';
import { loadRounds } from './stage-facts';

/** What the record says that a stage came to; one that was trained and not judged to its end is stopped. */
export interface RecordedOutcome extends StageOutcome {
  readonly reasons: string[];
  readonly certificate?: string;
}

/** Of all stages that a candidate has begun, in order, going by the certificates that stand; after one of the four that is not certified nothing follows. */
export async function listStageOutcomes(proofs: ProvingRecord, candidate: string): Promise<RecordedOutcome[]> {
  const certificates = await loadCertificateStanding(proofs, candidate);
  const outcomes: RecordedOutcome[] = [];
  for (const stage of labels()) {
    const found = await findOutcome(proofs, { candidate, stage }, certificates);
    if (!found) break;
    outcomes.push(found);
    if (found.outcome === 'stopped' || (found.outcome !== 'certified' && stage === stageOfLabel(stage))) break;
  }
  return outcomes;
}

function* labels(): Generator<StageLabel> {
  yield* stageNames;
  for (let attempt = 1; ; attempt++) yield `improvement-${attempt}`;
}

async function findOutcome(
  proofs: ProvingRecord,
  { candidate, stage }: { readonly candidate: string; readonly stage: StageLabel },
  { standing, fallen }: CertificateStanding,
): Promise<RecordedOutcome | undefined> {
  const round = (await loadRounds(proofs, { candidate, stage })).at(-1);
  if (!round) return undefined;
  const { strategy } = round;
  const recorded = await proofs.loadVerdicts({ candidate, stage, attempt: 0 });
  const certificate = standing.find((one) => one.certificate.stage === stage);
  const warnings = fallen.filter((one) => one.stage === stage).map(describeFallen);
  const evidence = certificate?.certificate.evidence ?? findJudgedEvidence(recorded.map(({ verdict }) => verdict));
  if (evidence === undefined) return { stage, strategy, verdicts: [], outcome: 'stopped', reasons: warnings };
  const judged = recorded.filter(({ verdict }) => verdict.evidence === evidence);
  const { outcome, reasons } = decideOutcome(judged.map(({ verdict }) => verdict));
  return {
    ...{ stage, strategy, evidence, verdicts: judged.map(({ id }) => id) },
    ...(certificate ? { outcome: 'certified', certificate: certificate.id } : { outcome: nameUncertified(outcome) }),
    reasons: [...warnings, ...reasons],
  };
}
