import { certificateText, checkPromotion, type Certificate } from './certificate';
import type { GatePlan } from './gate-plan';
import type { GateVerdict } from './gate-verdict';

/** What the record says beside the certificate: the gates that were asked for, and what the candidate is. */
export interface CertificateGround {
  /** That of the stage, by the policy that the candidate was opened with. */
  readonly plan: GatePlan;
  readonly candidate: string;
  readonly dataset: string;
  readonly seed: number;
  /** Every verdict on the certificate's evidence, in the order of storing. */
  readonly verdicts: readonly GateVerdict[];
}

/**
 * Why a recorded certificate does not stand; empty where it does. It is found anew as if nobody had been certified yet, so that one which was written
 * past the promotion counts for nothing, and neither does one that a later verdict on the same evidence contests.
 */
export function checkCertificate(id: string, certificate: Certificate, ground: CertificateGround): string[] {
  const { plan, candidate, dataset, seed, verdicts } = ground;
  const { stage, evidence } = certificate;
  const promotion = checkPromotion({ candidate, stage, evidence, plan }, verdicts);
  if (!promotion.certified) return [...promotion.reasons];
  const { certificate: due } = promotion;
  const names = ['candidate', 'stage', 'strategy', 'dataset', 'codeVersion', 'evidence'] as const;
  const problems = names
    .filter((name) => certificate[name] !== due[name])
    .map((name) => `it names ${name} ${certificate[name]}, its verdicts ${due[name]}`);
  if (due.dataset !== dataset) problems.push(`it was judged on data set ${due.dataset}, the candidate's is ${dataset}`);
  const other = verdicts.find(({ origin }) => origin.seed !== seed);
  if (other) problems.push(`it was judged with seed ${other.origin.seed}, the candidate's is ${seed}`);
  if (problems.length > 0) return problems;
  return promotion.id === id && certificateText(certificate) === certificateText(due)
    ? []
    : [`its verdicts bear certificate ${promotion.id}, not this one`];
}
