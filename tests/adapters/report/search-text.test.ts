import { Command } from 'commander';
import * as fc from 'fast-check';
import { describePlan, searchOptionsOf } from '../../../src/adapters/report/search-text';
import { addSearchOptions, readSearchOptions, type SearchOptions } from '../../../src/cli/search-options';
import { completePlan, searchSwitches } from '../../../src/domain/evolution/search-plan';
import { fakeEvolutionRecord } from '../../fakes/evolution-record';
import { wanderingBars } from '../../fakes/recorded-run';

test('the usual search differs in nothing', () => {
  expect(describePlan(completePlan())).toBe('the usual search');
  expect(searchOptionsOf(completePlan())).toEqual([]);
});

test('every difference is told in words', () => {
  const plan = completePlan({
    selection: 'nsga3',
    islands: 4,
    topology: 'age-layers',
    adversaryEvery: 5,
    restarts: true,
  });
  expect(describePlan({ ...plan, families: false, founders: ['a'.repeat(64)] })).toBe(
    'NSGA-3, 4 islands, age layers, an adversary every 5 generations, with restarts, without families, 1 founder of its own',
  );
});

const changes = fc.record(
  {
    selection: fc.constant('nsga3' as const),
    islands: fc.integer({ min: 2, max: 9 }),
    migrationEvery: fc.integer({ min: 1, max: 9 }),
    migrants: fc.integer({ min: 0, max: 9 }),
    topology: fc.constant('age-layers' as const),
    adversaryEvery: fc.integer({ min: 1, max: 9 }),
    bootstrapWorlds: fc.integer({ min: 1, max: 9 }),
    garchWorlds: fc.integer({ min: 1, max: 9 }),
    ...Object.fromEntries(searchSwitches.map((name) => [name, fc.boolean()])),
  },
  { requiredKeys: [] },
);

test('the options told are those that ask for the same search', async () => {
  const { record } = fakeEvolutionRecord();
  const bars = wanderingBars(10);
  await fc.assert(
    fc.asyncProperty(changes, async (changed) => {
      const plan = completePlan(changed);
      const command = addSearchOptions(new Command().exitOverride());
      command.parse(searchOptionsOf(plan).join(' ').split(' ').filter(Boolean), { from: 'user' });
      const asked = await readSearchOptions(command.opts<SearchOptions>(), { record, bars });
      expect(completePlan(asked)).toEqual(plan);
    }),
    { numRuns: 60 },
  );
});
