import { permitGains, setAccountTerms } from '../../../src/domain/evolution/account-terms';
import type { TrainingConstraints } from '../../../src/domain/evolution/training-constraints';
import { costPolicies } from '../../../src/domain/microstructure/policy';
import { scaleCosts } from '../../../src/domain/microstructure/scaled-costs';
import { simulationPolicy } from '../../../src/domain/simulation/policy';

const constraints: TrainingConstraints = {
  ...{ maxPosition: 0.1, turnoverPerDay: 0.8, regimes: ['low', 'high'], costScale: 2 },
};

test('without training the account is that of the policies', () => {
  const { initialCapital, maxPosition } = simulationPolicy;
  const terms = { costs: costPolicies.default, initialCapital, maxPosition };
  expect(setAccountTerms({ costs: 'default' })).toStrictEqual(terms);
  const regimeGains = [1, 0.5, 1, 2] as const;
  expect(setAccountTerms({ costs: 'default' }, regimeGains)).toStrictEqual({ ...terms, regimeGains });
});

test('training narrows it: smaller positions, costs scaled, nothing held where nothing is allowed', () => {
  expect(setAccountTerms({ costs: 'seed', training: { constraints } })).toStrictEqual({
    costs: scaleCosts(costPolicies.seed, 2),
    initialCapital: simulationPolicy.initialCapital,
    maxPosition: 0.1,
    regimeGains: [0, 1, 0, 1],
  });
});

test('gains learned hold where trading is allowed; before a regime is known only where every one is', () => {
  const gains = [0.9, 0.8, 0.7, 0.6] as const;
  expect(permitGains(gains, constraints)).toEqual([0, 0.8, 0, 0.6]);
  expect(permitGains(gains, { ...constraints, regimes: ['medium'] })).toEqual([0, 0, 0.7, 0]);
  expect(permitGains(gains, { ...constraints, regimes: ['high', 'low', 'medium'] })).toBe(gains);
  expect(permitGains(undefined, { ...constraints, regimes: ['low', 'medium', 'high'] })).toBeUndefined();
  expect(permitGains(undefined, undefined)).toBeUndefined();
});
