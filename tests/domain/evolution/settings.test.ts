import { checkSettings } from '../../../src/domain/evolution/settings';

const unseeded = { dataset: 'ab'.repeat(32), population: 200, generations: 30, costs: 'default' };
const settings = { ...unseeded, seed: 7 };

test('settings as they should be have no problem, with or without a seed', () => {
  expect(checkSettings(settings)).toEqual([]);
  expect(checkSettings(unseeded)).toEqual([]);
  expect(checkSettings({ ...settings, population: 2, generations: 1, seed: 0, costs: 'seed' })).toEqual([]);
});

test.each([
  [{ dataset: 'AB'.repeat(32) }, /^dataset ABAB.*: expected the 64 hex digits of a snapshot$/],
  [{ dataset: 'abc' }, /^dataset abc:/],
  [{ population: 1 }, /^population 1: expected a whole number from 2 to 5000$/],
  [{ population: 5_001 }, /^population/],
  [{ population: 2.5 }, /^population 2.5/],
  [{ population: Number.NaN }, /^population NaN/],
  [{ generations: 0 }, /^generations 0: expected a whole number from 1 to 10000$/],
  [{ generations: Infinity }, /^generations Infinity/],
  [{ seed: -1 }, /^seed -1/],
  [{ seed: 2 ** 53 }, /^seed 9007199254740992/],
  [{ costs: 'cheap' }, /^costs cheap: expected none, default, seed$/],
])('%j is named', (change, problem) => {
  const problems = checkSettings({ ...settings, ...change });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(problem);
});

test('all problems are named at once', () => {
  expect(checkSettings({ dataset: '', population: 0, generations: 0, seed: 0.5, costs: '' })).toHaveLength(5);
});
