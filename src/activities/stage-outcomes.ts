import { stageNames, type Outcome } from '../domain/curriculum/lifecycle';
import { stageOfLabel, type StageLabel } from '../domain/curriculum/candidate';
import { decideOutcome } from '../domain/curriculum/judgement-outcome';
import type { StageOutcome } from '../domain/curriculum/result-hash';
import type { ProvingRecord } from './proving-ports';
import { loadRounds } from './stage-facts';

/** What the record says that a stage came to; one that was trained and not judged to its end is stopped. */
export interface RecordedOutcome extends StageOutcome {
  readonly reasons: string[];
  readonly certificate?: string;
}

/** Of all stages that a candidate has begun, in order; after one of the four that is not certified nothing follows. */
export async function listStageOutcomes(proofs: ProvingRecord, candidate: string): Promise<RecordedOutcome[]> {
  const certificates = await proofs.loadCertificates(candidate);
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
  certificates: Awaited<ReturnType<ProvingRecord['loadCertificates']>>,
): Promise<RecordedOutcome | undefined> {
  const round = (await loadRounds(proofs, { candidate, stage })).at(-1);
  if (!round) return undefined;
  const { strategy } = round;
  const recorded = await proofs.loadVerdicts({ candidate, stage, attempt: 0 });
  const certificate = certificates.find((one) => one.certificate.stage === stage);
  // Judged again after a crash, a stage may have verdicts on evidence of other counts: the last ones hold.
  const evidence = certificate?.certificate.evidence ?? recorded.at(-1)?.verdict.evidence;
  if (evidence === undefined) return { stage, strategy, verdicts: [], outcome: 'stopped', reasons: [] };
  const judged = recorded.filter(({ verdict }) => verdict.evidence === evidence);
  const { outcome, reasons } = decideOutcome(judged.map(({ verdict }) => verdict));
  return {
    ...{ stage, strategy, evidence, verdicts: judged.map(({ id }) => id) },
    ...(certificate ? { outcome: 'certified', certificate: certificate.id } : { outcome: nameOutcome(outcome) }),
    reasons,
  };
}

/** All gates passed and no certificate yet: whatever kept it from one, it is not certified. */
function nameOutcome(outcome: ReturnType<typeof decideOutcome>['outcome']): Outcome {
  return outcome === 'passed' ? 'stopped' : outcome;
}
