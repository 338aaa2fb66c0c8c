import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import type { GenomeStore } from '../../src/activities/ports';
import { addSearchOptions, readSearchOptions, type SearchOptions } from '../../src/cli/search-options';
import { checkPlan, completePlan, searchSwitches } from '../../src/domain/evolution/search-plan';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import { sampleOffspring } from '../support/record-samples';
import { dailyBars } from '../support/scripted-market';

const silentBars = dailyBars([[1, 1, 1, 1]]);
let record: GenomeStore;
beforeEach(() => ({ record } = fakeEvolutionRecord()));

function parse(...args: string[]): SearchOptions {
  const command = addSearchOptions(new Command().exitOverride().configureOutput({ writeErr: () => undefined }));
  return command.parse(args, { from: 'user' }).opts<SearchOptions>();
}
const read = (...args: string[]) => readSearchOptions(parse(...args), { record, bars: silentBars });

test('what was not said is not in the plan, so that the policy decides', async () => {
  expect(await read()).toEqual({});
});

test('every part of a search can be said', async () => {
  const asked = await read(
    ...['--selection', 'nsga3', '--islands', '4', '--migration-every', '3', '--migrants', '2'],
    ...['--topology', 'age-layers', '--adversary-every', '5', '--bootstrap-worlds', '2', '--garch-worlds', '1'],
    ...['--with', 'adaptive-operators,context-rates,self-adaptation,epigenetics,behaviour-grid,restarts'],
    ...['--without', 'families'],
  );
  expect(asked).toEqual({
    ...{ selection: 'nsga3', islands: 4, migrationEvery: 3, migrants: 2, topology: 'age-layers' },
    ...{ adversaryEvery: 5, bootstrapWorlds: 2, garchWorlds: 1, families: false },
    ...{ adaptiveOperators: true, contextRates: true, selfAdaptation: true, epigenetics: true },
    ...{ behaviourGrid: true, restarts: true },
  });
  expect(checkPlan(completePlan(asked), 200)).toEqual([]);
});

test('each switch has a name of its own on the command line', async () => {
  for (const name of searchSwitches) {
    const said = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(await read('--with', said)).toEqual({ [name]: true });
    expect(await read('--without', ` ${said} `)).toEqual({ [name]: false });
  }
});

test.each([
  [
    'an unknown part',
    ['--with', 'families,luck'],
    "'luck' is no part of the search: expected a list of adaptive-operators",
  ],
  ['a part under its name in the code', ['--without', 'behaviourGrid'], "'behaviourGrid' is no part of the search"],
  ['no island', ['--islands', '0'], 'from 1 to 16'],
  ['half an island', ['--islands', '1.5'], 'from 1 to 16'],
  ['too many worlds', ['--garch-worlds', '21'], 'from 0 to 20'],
  ['another selection', ['--selection', 'spea2'], 'nsga2, nsga3'],
  ['another topology', ['--topology', 'star'], 'ring, age-layers'],
])('%s is refused with what was expected', (_, args, problem) => {
  expect(() => parse(...args)).toThrow(problem);
});

test.each([
  ['a part both on and off', ['--with', 'restarts', '--without', 'restarts'], '--with and --without restarts'],
  ['migrants without islands', ['--migrants', '2'], 'expected --islands of 2 and more'],
  ['migration on one island', ['--islands', '1', '--migration-every', '3'], 'expected --islands of 2 and more'],
])('%s is refused: it would be said and not done', async (_, args, problem) => {
  await expect(read(...args)).rejects.toThrow(problem);
});

test('the help says what a search is like when nothing is said', () => {
  const help = addSearchOptions(new Command()).helpInformation().replaceAll(/\s+/g, ' ');
  const { selection, islands, migrationEvery, adversaryEvery } = completePlan();
  expect(help).toContain(`(default: ${selection})`);
  expect(help).toContain(`populations side by side (default: ${islands})`);
  expect(help).toContain(`generations between migrations (default: ${migrationEvery})`);
  expect(help).toContain(`0 for never (default: ${adversaryEvery})`);
  expect(help).toContain('(on: families)');
});

describe('founders', () => {
  const [a, b] = sampleOffspring(2) as [ReturnType<typeof sampleOffspring>[0], ReturnType<typeof sampleOffspring>[0]];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'emp-founders-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are named by a beginning of their ids or by a file, each once, and stored for the run to read', async () => {
    await record.storeGenome(a.id, a.genome);
    const file = path.join(folder, 'own.json');
    writeFileSync(file, JSON.stringify(b.genome));
    const asked = await read(...['--founder', a.id.slice(0, 10), '--founder', file, '--founder', a.id]);
    expect(asked).toEqual({ founders: [a.id, b.id] });
    expect(await record.loadGenome(b.id)).toEqual(b.genome);
  });

  test('that read what the data does not have are refused with what is wrong', async () => {
    const enter = { left: 'volume-ratio(20)', is: 'above', right: 1 } as const;
    const file = path.join(folder, 'volume.json');
    writeFileSync(file, JSON.stringify({ ...a.genome, long: { enter } }));
    await expect(read('--founder', file)).rejects.toMatchObject({
      ...{ code: 'strategy.no-founder', message: expect.stringContaining('volume') },
    });
  });

  test('that are not there are refused', async () => {
    await expect(read('--founder', a.id)).rejects.toMatchObject({ code: 'strategy.not-found' });
  });
});
