import type { GateOutcome } from '../validation/gate';
import type { GateVerdict } from '../validation/gate-verdict';

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
