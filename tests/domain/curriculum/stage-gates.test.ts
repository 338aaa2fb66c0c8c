import { gatePolicyNames } from '../../../src/domain/curriculum/candidate';
import { stageNames } from '../../../src/domain/curriculum/lifecycle';
import { planGates } from '../../../src/domain/curriculum/stage-gates';
import { gateNames, type GateName } from '../../../src/domain/validation/gate-plan';

const named = (
  stage: (typeof stageNames)[number],
  policy: (typeof gatePolicyNames)[number],
  role: string,
): GateName[] =>
  planGates(stage, policy)
    .filter((order) => order.role === role)
    .map(({ gate }) => gate);

const seedRules = ['seed-consecutive-episodes', 'seed-walk-forward', 'seed-significance'] as const;

test('every stage asks each of its gates once, in the order in which gates are told of', () => {
  for (const stage of stageNames)
    for (const policy of gatePolicyNames) {
      const gates = planGates(stage, policy).map(({ gate }) => gate);
      expect(new Set(gates).size).toBe(gates.length);
      expect(gates).toEqual(gateNames.filter((name) => gates.includes(name)));
    }
});

test('the gates against luck decide at every stage, regimes from proficiency on, stress from mastery on', () => {
  const foundation = named('foundation', 'statistical', 'deciding');
  expect(foundation).toEqual(gateNames.filter((name) => !['regimes', 'stress', ...seedRules].includes(name)));
  for (const stage of stageNames)
    expect(named(stage, 'statistical', 'deciding')).toEqual(expect.arrayContaining(foundation));
  const asks = (gate: GateName) => stageNames.filter((stage) => named(stage, 'statistical', 'deciding').includes(gate));
  expect(asks('regimes')).toEqual(['proficiency', 'mastery', 'excellence']);
  expect(asks('stress')).toEqual(['mastery', 'excellence']);
});

test("the plans' own rules stand beside, or decide as well: never instead", () => {
  for (const stage of stageNames) {
    expect(named(stage, 'statistical', 'beside')).toEqual(seedRules);
    expect(named(stage, 'seed', 'beside')).toEqual([]);
    expect(named(stage, 'seed', 'deciding')).toEqual([...named(stage, 'statistical', 'deciding'), ...seedRules]);
  }
});

test('a gate asks for the figures of its stage', () => {
  const policyOf = (gate: GateName) =>
    planGates('proficiency', 'statistical').find((order) => order.gate === gate)?.policy;
  expect(policyOf('targets')).toMatchObject({ targets: { sharpe: 1.2, calmar: 2 }, margin: 0.2, level: 0.05 });
  expect(policyOf('regimes')).toMatchObject({ required: ['low', 'medium'] });
  expect(policyOf('episodes')).toEqual({ episodeBars: 10, minEpisodes: 75 });
  expect(policyOf('seed-consecutive-episodes')).toMatchObject({ consecutive: 15 });
});
