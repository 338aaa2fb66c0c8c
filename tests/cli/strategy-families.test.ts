import { strategyCommands } from '../../src/cli/strategy';
import { familiesDocument } from '../../src/cli/strategy-families';
import { strategyFamilies } from '../../src/domain/strategy/strategy-families';
import { openCommandWorld } from '../support/command';

const known = strategyFamilies.flatMap(({ strategies }) => strategies);

test('the known strategies come with their source, rules and id', async () => {
  const { run, session } = openCommandWorld(strategyCommands);
  const { results, texts } = await run('strategy', 'families');
  expect(results).toEqual([familiesDocument()]);
  for (const { name, source } of known) {
    expect(texts[0]).toContain(name);
    expect(texts[0]).toContain(source);
  }
  expect(texts[0]).toContain('    Sell short when the lowest low of the 20 bars before is above the close.');
  expect(await session.record.listGenomes(9)).toEqual([]);
});

test('imported, they can be shown and listed like any other', async () => {
  const { run } = openCommandWorld(strategyCommands);
  const { results } = await run('strategy', 'families', '--import');
  const [{ families }] = results as [ReturnType<typeof familiesDocument>];
  const [first] = families.flatMap(({ strategies }) => strategies);
  const shown = await run('strategy', 'show', first!.strategy);
  expect(shown.results[0]).toMatchObject({ rules: first!.rules, ruleCount: first!.ruleCount });
  const listed = await run('strategy', 'list', '--limit', '5');
  const [{ strategies }] = listed.results as [{ strategies: { strategy: string }[] }];
  const stored = families.flatMap((family) => family.strategies).map(({ strategy }) => strategy);
  expect(strategies.map(({ strategy }) => strategy)).toEqual(stored.reverse().slice(0, 5));
  expect(listed.texts[0]).toMatch(/^strategy +recorded +rules +begins with\n[0-9a-f]{12} +2026-01-01T/);
});

test('an empty record says where strategies come from, a limit of nothing what it expects', async () => {
  const { run } = openCommandWorld(strategyCommands);
  expect((await run('strategy', 'list')).texts).toEqual([expect.stringContaining('emp strategy families --import')]);
  expect((await run('strategy', 'list', '--limit', '0')).error).toMatchObject({
    message: expect.stringContaining('expected a whole number from 1 to 10000'),
  });
});
