import type { ClosedGeneration, EvolutionRecord } from '../../src/activities/ports';
import type { Offspring } from '../../src/domain/evolution/breeding';
import type { Heredity } from '../../src/domain/evolution/heredity';
import { blankSearch } from '../../src/domain/evolution/search-state';
import { settingsOn, type OpenedRecord, type OpenRecord } from './record-contract';
import { sampleOffspring } from './record-samples';

const idsOf = (offspring: readonly Offspring[]): string[] => offspring.map(({ id }) => id);

function closing(generation: number, survivors: readonly string[], best?: number): ClosedGeneration {
  const figures = {
    ...{ generation, newcomers: 3, feasible: best === undefined ? 0 : 2, archive: 1, hypervolume: 1 / 7 },
    ...{ generationsWithoutProgress: 2, action: 'none' as const, arena: 0, migrants: 0 },
  };
  return {
    ...{ generation, survivors, archive: survivors.slice(0, 1), state: blankSearch },
    summary: { ...figures, ...(best !== undefined && { best, median: best / 3, diversity: 5e-324 }) },
  };
}

export function describeSelectionContract(name: string, open: OpenRecord): void {
  describe(name, () => {
    const [a, b, c, d] = sampleOffspring(4) as [Offspring, Offspring, Offspring, Offspring];
    let opened: OpenedRecord;
    let record: EvolutionRecord;
    beforeEach(async () => {
      opened = await open();
      record = opened.record;
      await record.openRun('run', 'X/1d', settingsOn(opened.dataset));
    }, 60_000);
    afterEach(() => opened.close());

    const newcomers = async (generation: number, run = 'run') =>
      (await record.listNewcomers(run, generation)).map(({ id }) => id);

    test('members and newcomers come in slot order, a genome that stands in two slots once', async () => {
      await record.storeOffspring('run', 0, [c, a, c, b, a]);
      expect(await record.loadMembers('run', 0)).toEqual(idsOf([c, a, c, b, a]));
      expect(await record.listNewcomers('run', 0)).toEqual([
        { id: c.id, slot: 0 },
        { id: a.id, slot: 1 },
        { id: b.id, slot: 3 },
      ]);
    });

    test('a genome is a newcomer in the first generation that bears it, and in every run anew', async () => {
      await record.storeOffspring('run', 0, [a, b]);
      await record.storeOffspring('run', 1, [b, c, a, d]);
      expect(await record.loadMembers('run', 1)).toEqual(idsOf([b, c, a, d]));
      expect(await newcomers(1)).toEqual(idsOf([c, d]));
      await record.openRun('other', 'X/1d', settingsOn(opened.dataset));
      await record.storeOffspring('other', 0, [a]);
      expect(await newcomers(0, 'other')).toEqual([a.id]);
      expect(await newcomers(0)).toEqual(idsOf([a, b]));
    });

    test('the same offspring stored again, four times at once, change nothing', async () => {
      await record.storeOffspring('run', 0, [a, b]);
      const twice = [c, { ...b, parents: [a.id], operator: 'mutation' }, d, c];
      await Promise.all(Array.from({ length: 4 }, () => record.storeOffspring('run', 1, twice)));
      await record.storeOffspring('run', 0, [a, b]);
      await record.storeOffspring('run', 1, twice);
      expect(await record.loadMembers('run', 0)).toEqual(idsOf([a, b]));
      expect(await record.loadMembers('run', 1)).toEqual(idsOf(twice));
      expect(await newcomers(1)).toEqual(idsOf([c, d]));
      expect(await record.findBirths(b.id)).toEqual([
        { run: 'run', id: b.id, generation: 0, parents: [], operator: 'random', heredity: { age: 0 } },
      ]);
    });

    test('of a generation nobody bred nothing is known', async () => {
      expect(await record.loadMembers('run', 7)).toEqual([]);
      expect(await newcomers(7)).toEqual([]);
      expect(await record.loadGeneration('run', 7)).toBeUndefined();
    });

    test('a birth names its parents, in order, its operator and what it inherited, in each run that bore the genome', async () => {
      await record.storeOffspring('run', 0, [a, b]);
      const heredity: Heredity = { age: 0, rates: { mutation: 1 / 3, step: 1.5 }, gains: [1, 0.5, 1.25, 1] };
      const child = { ...c, parents: [b.id, a.id], operator: 'crossover+mutation', heredity };
      await record.storeOffspring('run', 1, [child]);
      await new Promise((resolve) => setTimeout(resolve, 2));
      await record.openRun('another', 'X/1d', settingsOn(opened.dataset));
      await record.storeOffspring('another', 3, [{ ...c, parents: [a.id], operator: 'mutation' }]);
      expect(await record.findBirths(c.id)).toEqual([
        { run: 'run', id: c.id, generation: 1, parents: [b.id, a.id], operator: 'crossover+mutation', heredity },
        { run: 'another', id: c.id, generation: 3, parents: [a.id], operator: 'mutation', heredity: { age: 0 } },
      ]);
      expect(await record.findBirths(d.id)).toEqual([]);
      expect(await record.loadBirths('run', idsOf([d, c, a, c]))).toEqual([
        { ...child, generation: 1 },
        { ...a, generation: 0 },
        { ...child, generation: 1 },
      ]);
      expect(await record.loadBirths('nobody', [c.id])).toEqual([]);
    });

    test('a closed generation comes back with its members, its figures to the last bit and its seconds', async () => {
      await record.storeOffspring('run', 0, [b, a]);
      expect(await record.loadGeneration('run', 0)).toBeUndefined();
      const closed = closing(0, idsOf([a, b]), 1 / 3);
      const summary = await record.storeGeneration('run', closed);
      expect(summary).toEqual({ ...closed.summary, seconds: summary.seconds });
      expect(summary.seconds).toBeGreaterThanOrEqual(0);
      expect(summary.seconds).toBeLessThan(60);
      expect(await record.loadGeneration('run', 0)).toEqual({ ...closed, members: idsOf([b, a]), summary });
    });

    test('figures that are undefined stay absent', async () => {
      await record.storeOffspring('run', 0, [a]);
      const summary = await record.storeGeneration('run', closing(0, []));
      for (const figure of ['best', 'median', 'diversity']) expect(summary).not.toHaveProperty(figure);
      expect(await record.loadGeneration('run', 0)).toMatchObject({ survivors: [], archive: [], summary });
    });

    test('a generation is closed once: who comes later is told what was recorded', async () => {
      await record.storeOffspring('run', 0, [a, b]);
      const closings = [closing(0, [a.id], 0.5), closing(0, [b.id], 0.25), closing(0, [a.id], 0.5)];
      const summaries = await Promise.all(closings.map((each) => record.storeGeneration('run', each)));
      const recorded = await record.loadGeneration('run', 0);
      for (const summary of summaries) expect(summary).toEqual(recorded?.summary);
      expect(await record.storeGeneration('run', closing(0, [], 0.75))).toEqual(recorded?.summary);
      expect(await record.loadGeneration('run', 0)).toEqual(recorded);
    });

    test('a generation that was never opened cannot be closed', async () => {
      await expect(record.storeGeneration('run', closing(0, []))).rejects.toMatchObject({
        code: 'evolution.generation-missing',
      });
    });

    test('closed generations are listed from a number on, oldest first, without the open one', async () => {
      for (let generation = 0; generation < 12; generation++) {
        await record.storeOffspring('run', generation, [a, b]);
        if (generation < 11) await record.storeGeneration('run', closing(generation, [a.id]));
      }
      const numbers = async (from?: number): Promise<number[]> =>
        (await record.loadGenerations('run', from)).map(({ generation }) => generation);
      expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await numbers(9)).toEqual([9, 10]);
      expect(await numbers(11)).toEqual([]);
      expect(await record.loadGenerations('other')).toEqual([]);
      expect((await record.loadGenerations('run', 10))[0]).toEqual(await record.loadGeneration('run', 10));
    });

    test('a population of 1,000 is one generation like any other', async () => {
      const offspring = sampleOffspring(1_000, 2);
      await record.storeOffspring('run', 0, offspring);
      expect(await newcomers(0)).toEqual(idsOf(offspring));
      expect(await record.loadMembers('run', 0)).toEqual(idsOf(offspring));
      await record.storeGeneration('run', closing(0, idsOf(offspring)));
      expect((await record.loadGeneration('run', 0))?.survivors).toEqual(idsOf(offspring));
    });
  });
}
