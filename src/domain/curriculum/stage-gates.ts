import {
  gatesAgainstLuck,
  type GateName,
  type GateOrder,
  type GatePlan,
  type GatePolicies,
  type GateRole,
} from '../validation/gate-plan';
import { gatePolicy } from '../validation/gates/policy';
import type { GatePolicyName } from './candidate';
import type { StageName } from './lifecycle';
import { curriculumPolicy } from './policy';

/**
 * The gates of a stage in the order in which they are told of. Under either policy all of ours decide; under `seed` its own rules have to hold as
 * well, so that it is never the looser one.
 */
export function planGates(stage: StageName, policy: GatePolicyName): GatePlan {
  const { stages, episodeBars, targetMargin, minimumOutOfSamplePeriods, confidence, tests } = curriculumPolicy;
  const { targets, regimes, minimumEpisodes, consecutivePasses, isMultiRegime, isStressed } = stages[stage];
  const { level, resamples } = tests;
  const role: GateRole = policy === 'seed' ? 'deciding' : 'beside';
  return [
    ...gatesAgainstLuck.map((name) => decide(name, gatePolicy[name])),
    ...(isMultiRegime ? [decide('regimes', { required: regimes, minBars: tests.minRegimeBars, level })] : []),
    ...(isStressed ? [decide('stress', curriculumPolicy.stress)] : []),
    decide('targets', { targets, margin: targetMargin, level, resamples }),
    decide('episodes', { episodeBars, minEpisodes: minimumEpisodes }),
    decide('non-inferiority', gatePolicy['non-inferiority']),
    { gate: 'seed-consecutive-episodes', role, policy: { episodeBars, consecutive: consecutivePasses, targets } },
    { gate: 'seed-walk-forward', role, policy: { periods: minimumOutOfSamplePeriods, passRate: confidence } },
    {
      gate: 'seed-significance',
      role,
      policy: { targets, episodeBars, level, effectSize: curriculumPolicy.seedEffectSize },
    },
  ];
}

function decide<Name extends GateName>(gate: Name, policy: GatePolicies[Name]): GateOrder {
  return { gate, role: 'deciding', policy } as GateOrder;
}
