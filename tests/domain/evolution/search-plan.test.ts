import { checkPlan, completePlan, searchSwitches } from '../../../src/domain/evolution/search-plan';
import { searchPolicy } from '../../../src/domain/evolution/search-policy';
import { fullSearch } from '../../support/full-search';

const check = (change: Record<string, unknown>, population = 200): string[] =>
  checkPlan({ ...completePlan(), ...change }, population);

test('what was not asked for is as the policy has it', () => {
  expect(completePlan()).toEqual(searchPolicy.default);
  expect(completePlan({ islands: 4, restarts: true })).toEqual({ ...searchPolicy.default, islands: 4, restarts: true });
});

test('the policy, and everything at once, have no problem', () => {
  expect(check({})).toEqual([]);
  expect(check({}, 2)).toEqual([]);
  expect(check(fullSearch)).toEqual([]);
  expect(check({ founders: ['0'.repeat(64), `${'f'.repeat(63)}1`] })).toEqual([]);
});

test('every problem is named at once: what, found, expected', () => {
  expect(check({ islands: 0, restarts: 'yes', adversaryEvery: -1, bootstrapWorlds: 0.5, garchWorlds: 21 })).toEqual([
    'islands 0: expected a whole number from 1 to 16',
    'restarts yes: expected true or false',
    'adversaryEvery -1: expected a whole number from 0 to 1000',
    'bootstrapWorlds 0.5: expected a whole number from 0 to 20',
    'garchWorlds 21: expected a whole number from 0 to 20',
  ]);
});

test('a name that the plan does not know is refused, with those that it knows', () => {
  const [problem, ...others] = check({ island: 2 });
  expect(problem).toMatch(/^search island: expected .*islands/);
  expect(others).toEqual([]);
});

test.each(searchSwitches)('%s is on or off and nothing else', (name) => {
  expect(check({ [name]: true })).toEqual([]);
  for (const neither of [1, 'true', null, undefined])
    expect(check({ [name]: neither })).toEqual([`${name} ${String(neither)}: expected true or false`]);
});

test.each([
  ['founders of another length', ['abc']],
  ['no list', 'abc'],
  ['no text', [7]],
  ['nothing', undefined],
])('strategies to begin with are named by their ids: %s is refused', (_, founders) => {
  expect(check({ founders })).toEqual([`founders ${String(founders)}: expected strategy ids of 64 hex digits`]);
});

test('switches are the parts of the plan that are on or off', () => {
  const onOrOff = Object.entries(searchPolicy.default).filter(([, value]) => typeof value === 'boolean');
  expect([...searchSwitches].sort()).toEqual(onOrOff.map(([name]) => name).sort());
});
