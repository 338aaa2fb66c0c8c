import { canonicalJson, type Json } from '../numerics/canonical-json';
import { sha256Hex } from '../numerics/sha256';
import type { GenomeId } from '../strategy/genome';
import type { GateName, GateOrder, GatePlan } from './gate-plan';
import { identifyVerdict, type EvidenceHash, type GateVerdict, type VerdictId } from './gate-verdict';

/** That a candidate passed every deciding gate of a stage, on one and the same evidence. */
export interface Certificate {
  readonly candidate: string;
  readonly stage: string;
  readonly strategy: GenomeId;
  readonly dataset: string;
  readonly codeVersion: string;
  readonly evidence: EvidenceHash;
  /** Those of the deciding gates, in the order of the plan. */
  readonly verdicts: readonly { readonly gate: GateName; readonly id: VerdictId }[];
}

/** What is to be certified, and by which gates. */
export interface PromotionOrder {
  readonly candidate: string;
  readonly stage: string;
  readonly evidence: EvidenceHash;
  /** Its deciding gates must all have passed. */
  readonly plan: GatePlan;
}

export type Promotion =
  | { readonly certified: true; readonly id: string; readonly certificate: Certificate }
  | { readonly certified: false; readonly reasons: readonly string[] };

/** The text that is recorded. */
export function certificateText(certificate: Certificate): string {
  return canonicalJson(certificate as unknown as Json);
}

/**
 * Certifies on recorded verdicts, or says why not: every deciding gate of the plan must have passed under the plan's own policy on this evidence, and
 * no deciding verdict on it may say otherwise. Verdicts on other evidence count for nothing.
 */
export function checkPromotion(order: PromotionOrder, recorded: readonly GateVerdict[]): Promotion {
  const verdicts = recorded.filter(
    ({ evidence, role, origin }) =>
      evidence === order.evidence &&
      role === 'deciding' &&
      origin.candidate === order.candidate &&
      origin.stage === order.stage,
  );
  const deciding = order.plan.filter(({ role }) => role === 'deciding');
  const against = verdicts
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ gate, outcome, reasons }) => `${gate} ${outcome}: ${reasons.join('; ')}`);
  const passed = deciding.map((gateOrder) => verdicts.find((verdict) => answers(verdict, gateOrder)));
  const missing = deciding
    .filter(({ gate }, place) => !passed[place] && !verdicts.some((verdict) => verdict.gate === gate))
    .map(({ gate }) => `${gate} was not judged on this evidence`);
  const foreign = deciding
    .filter(({ gate }, place) => !passed[place] && verdicts.some((found) => found.gate === gate && isPassed(found)))
    .map(({ gate }) => `${gate} was judged under another policy`);
  const reasons = [...against, ...missing, ...foreign];
  const [first] = verdicts;
  if (!first || deciding.length === 0) return refuse(reasons, 'no gate of the plan decides');
  const named = passed.flatMap((verdict) => (verdict ? [{ gate: verdict.gate, id: identifyVerdict(verdict) }] : []));
  const isOneOrigin = verdicts.every(({ origin }) => textOf(origin) === textOf(first.origin));
  if (!isOneOrigin) reasons.push('the verdicts are not all of one origin');
  if (reasons.length > 0 || named.length < deciding.length) return refuse(reasons, 'not every deciding gate passed');
  const { candidate, stage, evidence } = order;
  const { strategy, dataset, codeVersion } = first.origin;
  const certificate = { candidate, stage, strategy, dataset, codeVersion, evidence, verdicts: named };
  return { certified: true, id: sha256Hex(certificateText(certificate)), certificate };
}

function answers(verdict: GateVerdict, { gate, policy }: GateOrder): boolean {
  return verdict.gate === gate && isPassed(verdict) && textOf(verdict.policy) === textOf(policy);
}

function isPassed({ outcome }: GateVerdict): boolean {
  return outcome === 'passed';
}

function refuse(reasons: readonly string[], otherwise: string): Promotion {
  return { certified: false, reasons: reasons.length > 0 ? reasons : [otherwise] };
}

function textOf(value: object): string {
  return canonicalJson(value as Json);
}
