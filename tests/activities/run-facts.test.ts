import type { EvolutionRecord } from '../../src/activities/ports';
import { findPrevious, listUnscored, loadLiving, requireArena } from '../../src/activities/run-facts';
import { completePlan } from '../../src/domain/evolution/search-plan';
import { blankSearch } from '../../src/domain/evolution/search-state';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import { sampleOffspring } from '../support/record-samples';

const genomes = sampleOffspring(8);
const idOf = (letter: string): string => genomes['abcdefgh'.indexOf(letter)]!.id;
const idsOf = (letters: string): string[] => [...letters].map(idOf);

let record: EvolutionRecord;
beforeEach(async () => {
  ({ record } = fakeEvolutionRecord());
  const settings = { dataset: 'd'.repeat(64), population: 3, generations: 9, seed: 1, costs: 'none' } as const;
  await record.openRun('run', 'X/1d', { ...settings, search: completePlan() });
});

const openArena = (arena: number, generation: number) =>
  record.storeArena('run', { arena, generation, content: { scenarios: [] } });

async function close(
  generation: number,
  letters: { members: string; survivors: string; archive?: string; grid?: string; arena?: number },
): Promise<void> {
  const { members, survivors, archive = '', grid = '', arena = 0 } = letters;
  await breed(generation, members);
  const cells = idsOf(grid).map((id) => ({ cell: id.slice(0, 4), id, quality: 0.5 }));
  await record.storeGeneration('run', {
    ...{ generation, survivors: idsOf(survivors), archive: idsOf(archive) },
    state: { ...blankSearch, arena, grid: cells },
    summary: {
      ...{ generation, newcomers: 0, feasible: 0, archive: 0, hypervolume: 0 },
      ...{ generationsWithoutProgress: 0, action: 'none', arena, migrants: 0 },
    },
  });
}

const breed = (generation: number, members: string) =>
  record.storeOffspring(
    'run',
    generation,
    [...members].map((letter) => genomes['abcdefgh'.indexOf(letter)]!),
  );

const unscored = async (generation: number): Promise<string> =>
  (await listUnscored(record, { run: 'run', generation }))
    .map(({ id, slot }) => `${[...'abcdefgh'].find((letter) => idOf(letter) === id)}${slot}`)
    .join(' ');

test('in the first arena those are unscored who were never met before', async () => {
  await openArena(0, 0);
  await close(0, { members: 'aab', survivors: 'a' });
  await breed(1, 'bcd');
  expect(await unscored(0)).toBe('a0 b2');
  expect(await unscored(1)).toBe('c1 d2');
});

test('in a later arena those too who were met only before it and did not live on', async () => {
  await openArena(0, 0);
  await close(0, { members: 'abc', survivors: 'ab', archive: 'a' });
  await close(1, { members: 'def', survivors: 'ad', archive: 'b', grid: 'e' });
  await openArena(1, 2);
  await breed(2, 'cadbegg');
  // a and d survive, b is in the archive, e in the grid; c and f are gone and have no score in this arena; g is new.
  expect(await unscored(2)).toBe('c0 g5');
});

test('within an arena nobody is scored twice, and the answer stays while scores come in', async () => {
  await openArena(0, 0);
  await close(0, { members: 'abc', survivors: 'ab' });
  await openArena(1, 1);
  await close(1, { members: 'cd', survivors: 'ac', arena: 1 });
  await breed(2, 'bcdef');
  expect(await unscored(2)).toBe('e3 f4');
  expect(await unscored(1)).toBe('c0 d1');
});

test('those who live on are survivors, archive and grid, each once', async () => {
  await openArena(0, 0);
  await close(0, { members: 'abcd', survivors: 'ba', archive: 'ac', grid: 'bd', arena: 0 });
  expect(await loadLiving(record, { run: 'run', generation: 1 })).toEqual({
    ...{ members: idsOf('abcd').sort(), archive: idsOf('ac'), before: 0 },
  });
  expect(await loadLiving(record, { run: 'run', generation: 0 })).toEqual({ members: [], archive: [], before: 0 });
});

test('a generation is scored in the latest arena that began with it or before', async () => {
  // A run opened before arenas were recorded is tried under the scenarios of then.
  const { arena: first, content } = await requireArena(record, { run: 'run', generation: 7 });
  expect([first, ...content.scenarios.map(({ name }) => name)]).toEqual([
    ...[0, 'flash-crash', 'volatility-spike', 'liquidity-crisis', 'regime-change'],
  ]);
  for (const [arena, generation] of [
    [0, 0],
    [1, 3],
    [2, 6],
  ] as const)
    await openArena(arena, generation);
  const arenas = [0, 2, 3, 5, 6, 99].map(async (generation) => requireArena(record, { run: 'run', generation }));
  expect((await Promise.all(arenas)).map(({ arena }) => arena)).toEqual([0, 0, 1, 1, 2, 2]);
});

test('before the first generation there is none; a later one that is not recorded is missed', async () => {
  await openArena(0, 0);
  expect(await findPrevious(record, 'run', 0)).toBeUndefined();
  await close(0, { members: 'ab', survivors: 'a' });
  expect((await findPrevious(record, 'run', 1))?.members).toEqual(idsOf('ab'));
  await expect(findPrevious(record, 'run', 2)).rejects.toMatchObject({ code: 'evolution.generation-missing' });
});
