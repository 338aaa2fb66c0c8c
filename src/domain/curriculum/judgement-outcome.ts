import type { GateOutcome } from '../validation/gate';
import type { EvidenceHash, GateVerdict } from '../validation/gate-verdict';
import type { Outcome } from './lifecycle';

/**
 * What the verdicts of a stage come to: refused where a deciding gate refused, else inconclusive where one cannot tell, else passed. Those told
 * beside change nothing; without any that decide nothing is passed. The reasons are those of whoever did not pass it, refusals first.
 */
export function decideOutcome(verdicts: readonly Pick<GateVerdict, 'gate' | 'role' | 'outcome' | 'reasons'>[]): {
  outcome: GateOutcome;
  reasons: string[];
} {
  const deciding = verdicts.filter(({ role }) => role === 'deciding');
  const refused = deciding.filter(({ outcome }) => outcome === 'refused');
  const others = deciding.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'refused');
  const reasons = [...refused, ...others].flatMap(({ gate, reasons: why }) =>
    why.map((reason) => `${gate}: ${reason}`),
  );
  if (deciding.length === 0) return { outcome: 'inconclusive', reasons: ['no gate was asked'] };
  return { outcome: refused.length > 0 ? 'refused' : others.length > 0 ? 'inconclusive' : 'passed', reasons };
}

/** All gates passed and no certificate yet: whatever kept the stage from one, it is not certified. */
export function nameUncertified(outcome: GateOutcome): Exclude<Outcome, 'certified'> {
  return outcome === 'passed' ? 'stopped' : outcome;
}

/**
 * Judged again after a crash, a stage may have verdicts on evidence of other counts: the last evidence that the most gates were asked about holds, so
 * that a single verdict which was put beside a judgement does not take its place. Undefined without verdicts.
 */
export function findJudgedEvidence(verdicts: readonly Pick<GateVerdict, 'evidence'>[]): EvidenceHash | undefined {
  const asked = new Map<EvidenceHash, number>();
  for (const { evidence } of verdicts) asked.set(evidence, (asked.get(evidence) ?? 0) + 1);
  const most = Math.max(...asked.values());
  return verdicts.findLast(({ evidence }) => asked.get(evidence) === most)?.evidence;
}
