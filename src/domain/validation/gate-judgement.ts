import { canonicalJson, type Json } from '../numerics/canonical-json';
import { deriveSeed } from '../numerics/derived-seed';
import { quantise } from '../numerics/quantise';
import { createRandom } from '../numerics/random';
import { checkEvidenceParts } from './evidence-parts';
import { packEvidence } from './evidence-record';
import type { GateFinding, GateStatistic } from './gate';
import type { GateName, GateOrder, GatePlan } from './gate-plan';
import type { GenomeId } from '../strategy/genome';
import type { GateVerdict, LedgerCounts } from './gate-verdict';
import type { Gate } from './gates/gate-rule';
import { gates } from './gates/gate-registry';
import { ProvingFault } from './proving-fault';
import type { EvidenceOrigin, StageEvidence } from './stage-evidence';
import { checkThreshold, describeShortfall } from './threshold-check';

/** What the record says the evidence must be of, found anew when it is judged and never taken from the evidence itself. */
export interface JudgementExpectation {
  readonly origin: EvidenceOrigin;
  readonly counts: LedgerCounts;
  /** Who was certified before; absent where nobody was. */
  readonly champion?: GenomeId;
}

/**
 * The verdict of every gate of the plan, in its order. A gate never passes on evidence that is missing, empty, not finite, of another origin or
 * counted before the ledger grew; nor where it throws, or where the figures it shows do not bear it out: it is inconclusive then, with the reason.
 * Throws `proving.plan-invalid` on a gate that stands in the plan twice or is not known, and `proving.evidence-invalid` as packing does.
 */
export function judgeGates(evidence: StageEvidence, plan: GatePlan, expected: JudgementExpectation): GateVerdict[] {
  checkPlan(plan);
  const { hash } = packEvidence(evidence);
  const stale = checkOrigin(evidence, expected);
  return plan.map((order) => {
    const finding = stale.length > 0 ? leaveOpen(stale) : askGate(evidence, order);
    const { name, rule, question } = findGate(order.gate);
    return {
      ...finding,
      ...{ gate: name, role: order.role, question, rule, policy: order.policy },
      ...{ evidence: hash, counts: evidence.counts, origin: expected.origin, ledger: expected.counts },
      ...(expected.champion !== undefined && { champion: expected.champion }),
    };
  });
}

function findGate<Name extends GateName>(name: Name): Gate<Name> {
  return gates[name];
}

function checkPlan(plan: GatePlan): void {
  const seen = new Set<string>();
  // Throws on a threshold that is not finite, which no verdict could record.
  canonicalJson(plan as unknown as Json);
  for (const { gate } of plan) {
    if (!Object.hasOwn(gates, gate)) throw new ProvingFault('proving.plan-invalid', `there is no gate ${gate}`);
    if (seen.has(gate)) throw new ProvingFault('proving.plan-invalid', `the plan names ${gate} twice`);
    seen.add(gate);
  }
}

/** Why evidence is not the one that is to be judged. */
function checkOrigin({ origin, counts, champion }: StageEvidence, expected: JudgementExpectation): string[] {
  const names = Object.keys(expected.origin) as (keyof EvidenceOrigin)[];
  const foreign = names
    .filter((name) => origin[name] !== expected.origin[name])
    .map((name) => `the evidence is of ${name} ${origin[name]} instead of ${expected.origin[name]}`);
  const stale = (['trials', 'looks'] as const)
    .filter((name) => !(Number.isInteger(counts[name]) && counts[name] >= expected.counts[name]))
    .map((name) => `the evidence counts ${counts[name]} ${name}, the ledger ${expected.counts[name]}`);
  const unmatched =
    expected.champion === champion?.strategy
      ? []
      : [
          `the evidence is against champion ${champion?.strategy ?? 'nobody'} instead of ${expected.champion ?? 'nobody'}`,
        ];
  return [...foreign, ...stale, ...unmatched];
}

function askGate(evidence: StageEvidence, order: GateOrder): GateFinding {
  const gate = findGate(order.gate);
  const { origin } = evidence;
  const random = createRandom(deriveSeed(origin.seed, 'gate', gate.name, origin.stage));
  try {
    const problems = checkEvidenceParts(evidence, gate.parts);
    if (problems.length > 0) return leaveOpen(problems);
    return checkFinding(gate.judge(evidence, order.policy, random));
  } catch (error) {
    return leaveOpen([`the gate failed: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** A finding that can be recorded, and that passes only where its own figures say so. */
function checkFinding(finding: GateFinding): GateFinding {
  const broken = finding.statistics
    .filter((statistic) => !isFinite(statistic))
    .map(({ name }) => `${name} is not finite`);
  const thresholds = finding.thresholds.filter(({ value }) => Number.isFinite(value));
  if (thresholds.length < finding.thresholds.length) broken.push('a threshold is not finite');
  const statistics = finding.statistics.map(cutStatistic);
  if (broken.length > 0) return { outcome: 'inconclusive', reasons: broken, statistics, thresholds };
  const { outcome, reasons } = finding;
  if (outcome !== 'passed') return { outcome, reasons, statistics, thresholds };
  if (thresholds.length === 0) return { ...leaveOpen(['the gate passed it without asking anything']), statistics };
  const unmet = thresholds.filter((threshold) => checkThreshold(statistics, threshold) !== true);
  if (unmet.length > 0) {
    const shortfalls = unmet.map((threshold) => describeShortfall(statistics, threshold));
    return {
      outcome: 'inconclusive',
      reasons: ['the gate contradicts its figures', ...shortfalls],
      statistics,
      thresholds,
    };
  }
  return { outcome, reasons: [], statistics, thresholds };
}

function leaveOpen(reasons: readonly string[]): GateFinding {
  return { outcome: 'inconclusive', reasons, statistics: [], thresholds: [] };
}

const figureNames = ['value', 'standardError', 'pValue'] as const;

function isFinite(statistic: GateStatistic): boolean {
  const { interval } = statistic;
  const bounds = interval ? [interval.lower, interval.upper, interval.level] : [];
  return [...figureNames.map((name) => statistic[name] ?? 0), ...bounds].every(Number.isFinite);
}

/** Twelve digits, without what is not finite. */
function cutStatistic(statistic: GateStatistic): GateStatistic {
  const { name, interval, method } = statistic;
  const figures = figureNames
    .filter((key) => Number.isFinite(statistic[key]))
    .map((key) => [key, quantise(statistic[key] ?? 0)] as const);
  const bounds = interval && {
    lower: quantise(interval.lower),
    upper: quantise(interval.upper),
    level: interval.level,
  };
  const isBounded =
    bounds && Number.isFinite(bounds.lower) && Number.isFinite(bounds.upper) && Number.isFinite(bounds.level);
  return { name, ...Object.fromEntries(figures), ...(isBounded && { interval: bounds }), method };
}
