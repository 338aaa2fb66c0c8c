import { quantise } from '../numerics/quantise';
import { adversaryPolicy } from './adversary-policy';
import type { StressOutcome } from './evaluation';
import { scoreOutcome } from './robustness';

/** One archive member on the history and under the scenario. */
export interface MemberOutcome {
  readonly history: Pick<StressOutcome, 'sharpe' | 'maxDrawdown'>;
  readonly stressed: Pick<StressOutcome, 'sharpe' | 'maxDrawdown'>;
}

/** All of them from 0 up, cut to twelve digits. */
export interface Harm {
  /** What the adversary maximises: 0 where nobody is hurt, and 0 where nobody stands it. */
  readonly harm: number;
  /** Mean loss of robustness score against the history, a gain counting as no loss. */
  readonly loss: number;
  /** Standard deviation of the losses: how well the scenario tells members apart. */
  readonly separation: number;
  /** Share of the members that keep at least half of their score. */
  readonly standing: number;
}

/**
 * How much a scenario hurts the archive, as far as that says something: its mean loss and how much the losses differ, discounted where
 * hardly anybody stands it. A test that all fail carries as little information as one that all pass (Ficici & Pollack 2001), and
 * selection under it would choose by chance. No members, no harm.
 */
export function measureHarm(members: readonly MemberOutcome[]): Harm {
  if (members.length === 0) return { harm: 0, loss: 0, separation: 0, standing: 0 };
  const { standing: kept, minStandingShare } = adversaryPolicy.harm;
  const scores = members.map(({ history, stressed }) => ({
    before: scoreOutcome(history),
    after: scoreOutcome(stressed),
  }));
  const losses = scores.map(({ before, after }) => Math.max(0, before - after));
  const loss = losses.reduce((sum, value) => sum + value, 0) / losses.length;
  const separation = Math.sqrt(losses.reduce((sum, value) => sum + (value - loss) ** 2, 0) / losses.length);
  const standing = scores.filter(({ before, after }) => after >= kept * before).length / scores.length;
  const harm = (loss + separation) * Math.min(1, standing / minStandingShare);
  return {
    harm: quantise(harm),
    loss: quantise(loss),
    separation: quantise(separation),
    standing: quantise(standing),
  };
}
