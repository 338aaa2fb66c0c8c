import { costPolicies } from '../../src/domain/microstructure/policy';
import { canonicalGenome } from '../../src/domain/strategy/canonical-genome';
import type { Genome } from '../../src/domain/strategy/genome';
import type { CandidateSetting } from '../../src/domain/validation/candidate-setting';

/** A genome under the conditions of the project's defaults, without costs unless they are given. */
export function settingOf(genome: Genome, options: Partial<CandidateSetting['options']> = {}): CandidateSetting {
  return {
    genome: canonicalGenome(genome),
    options: { costs: costPolicies.none, initialCapital: 50_000, maxPosition: 0.95, ...options },
  };
}

/** In on a day that rose, out on one that fell. */
export const habit: Genome = {
  schema: 1,
  long: { enter: { left: 'roc(1)', is: 'above', right: 0 }, exit: { left: 'roc(1)', is: 'below', right: 0 } },
  exits: {},
  sizing: { kind: 'fixed', fraction: 0.95 },
};
