import { canonicalJson, type Json } from '../numerics/canonical-json';
import type { GenomeId } from '../strategy/genome';
import type { GatePlan } from './gate-plan';
import type { GateVerdict, LedgerCounts } from './gate-verdict';
import type { EvidenceOrigin } from './stage-evidence';

/** What the record says of a judgement, found without asking the verdict. */
export interface VerdictCircumstances {
  /** That of the stage, by the policy that the candidate was opened with. */
  readonly plan: GatePlan;
  /** With the code of the verdict: which code computed is not recorded elsewhere. */
  readonly origin: EvidenceOrigin;
  /** Who had been certified by then; absent: nobody. */
  readonly champion?: GenomeId;
  /** What the ledger counts now. */
  readonly counts: LedgerCounts;
  /** The least it counted when the stage's look was noted, before anything was judged; absent where no look is in the ledger. */
  readonly least?: LedgerCounts;
}

/** Every way in which a verdict names other circumstances than the record does: what it was judged by, on what, against whom, after how many. */
export function compareCircumstances(verdict: GateVerdict, circumstances: VerdictCircumstances): string[] {
  return [
    ...compareOrder(verdict, circumstances.plan),
    ...compareOrigin(verdict, circumstances),
    ...compareCounts(verdict, circumstances),
  ];
}

function compareOrder({ gate, role, policy }: GateVerdict, plan: GatePlan): string[] {
  const order = plan.find((known) => known.gate === gate);
  if (!order) return [`gate: the stage does not ask ${gate}`];
  return [
    ...(role === order.role ? [] : [`role: ${role} recorded, ${order.role} by the candidate's settings`]),
    ...(textOf(policy) === textOf(order.policy)
      ? []
      : [`policy: ${textOf(policy)} recorded, ${textOf(order.policy)} by the candidate's settings`]),
  ];
}

function compareOrigin(verdict: GateVerdict, { origin, champion }: VerdictCircumstances): string[] {
  const names = Object.keys(origin) as (keyof EvidenceOrigin)[];
  return [
    ...names
      .filter((name) => verdict.origin[name] !== origin[name])
      .map((name) => `origin.${name}: ${verdict.origin[name]} recorded, ${origin[name]} by the candidate's record`),
    ...(verdict.champion === champion
      ? []
      : [
          `champion: ${verdict.champion ?? 'nobody'} recorded, ${champion ?? 'nobody'} by the certificates of the stages before`,
        ]),
  ];
}

function compareCounts({ ledger, counts }: GateVerdict, { counts: now, least }: VerdictCircumstances): string[] {
  const names = ['trials', 'looks'] as const;
  return [
    ...names
      .filter((name) => ledger[name] > now[name])
      .map((name) => `ledger.${name}: ${ledger[name]} recorded, the ledger has ${now[name]}`),
    ...(least ? [] : [`ledger.looks: ${ledger.looks} recorded, the ledger has no look of this stage`]),
    ...names.flatMap((name) => {
      const fewest = least?.[name] ?? 0;
      const found = Math.min(ledger[name], counts[name]);
      return found >= fewest
        ? []
        : [`ledger.${name}: ${found} recorded, the ledger had ${fewest} before it was judged`];
    }),
  ];
}

function textOf(value: object): string {
  return canonicalJson(value as Json);
}
