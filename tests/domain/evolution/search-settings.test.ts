import { searchPolicy } from '../../../src/domain/evolution/search-policy';
import { checkSearchSettings, type SearchSettings } from '../../../src/domain/evolution/search-settings';

const standard: SearchSettings = searchPolicy.default;
const check = (changes: Record<string, unknown>, population = 200): string[] =>
  checkSearchSettings({ ...standard, ...changes }, population);

test('what is the policy, and what is within its limits, has no problem', () => {
  expect(check({})).toEqual([]);
  expect(check({}, 2)).toEqual([]);
  expect(check({ selection: 'nsga3', islands: 4, topology: 'age-layers', restarts: true })).toEqual([]);
  expect(check({ islands: 4, migrants: 25 })).toEqual([]);
  expect(check({ islands: 16, migrants: 4 }, 128)).toEqual([]);
});

test('every problem is named: what, found, expected', () => {
  expect(check({ selection: 'spea2', islands: 0, migrationEvery: 1.5, migrants: -1, topology: 'star' })).toEqual([
    'selection spea2: expected nsga2, nsga3',
    'islands 0: expected a whole number from 1 to 16',
    'migrationEvery 1.5: expected a whole number from 1 to 1000',
    'migrants -1: expected a whole number from 0 to 100',
    'topology star: expected ring, age-layers',
  ]);
});

test('islands must be populations, keep half of themselves, and layers must be several', () => {
  expect(check({ islands: 16 }, 127)).toEqual([
    'islands 16: expected at most 15 for 127 genomes, 8 on each at the least',
  ]);
  expect(check({ islands: 2 }, 7)).toEqual(['islands 2: expected at most 1 for 7 genomes, 8 on each at the least']);
  expect(check({ islands: 4, migrants: 26 })).toEqual(['migrants 26: expected at most 25, half an island']);
  expect(check({ islands: 4, migrants: 26, topology: 'age-layers' })).toEqual([]);
  expect(check({ topology: 'age-layers' })).toEqual(['topology age-layers: expected at least 2 islands, one a layer']);
});
