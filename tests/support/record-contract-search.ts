import type { TrialLedger } from '../../src/activities/ledger-ports';
import type { EvolutionRecord } from '../../src/activities/ports';
import { beginAdversary, createAdversarySpace } from '../../src/domain/evolution/adversary';
import type { ArenaRecord } from '../../src/domain/evolution/arena-record';
import type { Offspring } from '../../src/domain/evolution/breeding';
import type { SearchState } from '../../src/domain/evolution/search-state';
import { inSampleBacktests } from '../../src/domain/evolution/trial-names';
import { beginVariation } from '../../src/domain/evolution/variation-control';
import { plainVariation } from '../../src/domain/evolution/variation-settings';
import { createRandom } from '../../src/domain/numerics/random';
import { standardScenarios } from '../../src/domain/stress/standard-scenarios';
import { settingsOn, type OpenedRecord, type OpenRecord } from './record-contract';
import { sampleEvaluation, sampleOffspring, sampleProgress } from './record-samples';
import { roughBars } from './rough-bars';

const idsOf = (offspring: readonly Offspring[]): string[] => offspring.map(({ id }) => id);

/** What a generation may hand on, with every optional part of it. */
function eventfulState(survivors: readonly string[]): SearchState {
  const control = beginVariation(plainVariation);
  const grid = [{ cell: 'low-short-rare-even', id: survivors[0]!, quality: 1 / 3 }];
  const stagnation = {
    ...{ generation: 9, hypervolume: 0.1 + 0.2, arena: 3, best: 5e-324, progressAt: 2 },
    ...{ generationsWithoutProgress: 7, restarts: 1, restartedAt: 1 },
  };
  return {
    islands: [
      { survivors, control },
      { survivors: [], control: { ...control, immigrants: 0.95, reasons: ['It stood still.'] } },
    ],
    ...{ arena: 3, grid, stagnation, action: 'diversify', reasons: ['It stood still.'] },
    moves: [{ id: survivors[0]!, from: 0, to: 1, copy: true }],
  };
}

function arenaFrom(arena: number, generation: number, scenarios = standardScenarios): ArenaRecord {
  return { arena, generation, content: { scenarios } };
}

export function describeSearchContract(name: string, open: OpenRecord): void {
  describe(name, () => {
    const [a, b, c, d] = sampleOffspring(4) as [Offspring, Offspring, Offspring, Offspring];
    let opened: OpenedRecord;
    let record: EvolutionRecord;
    let ledger: TrialLedger;
    beforeEach(async () => {
      opened = await open();
      ({ record, ledger } = opened);
      await record.openRun('run', 'X/1d', settingsOn(opened.dataset));
      await record.storeOffspring('run', 0, [a, b, c, d]);
    }, 60_000);
    afterEach(() => opened.close());

    const score = async (run: string, arena: number, scores: readonly (readonly [Offspring, number])[]) => {
      await ledger.recordTrials({ run, family: 'X/1d', genomes: scores.map(([{ id }]) => id) });
      const evaluations = scores.map(([{ id }, sharpe]) => ({ id, evaluation: sampleEvaluation(sharpe) }));
      await record.storeEvaluations({ run, arena }, evaluations);
    };

    test('what a generation hands to the next comes back to the last bit', async () => {
      const state = eventfulState(idsOf([b, a]));
      const { survivors, archive } = { survivors: idsOf([b, a]), archive: [a.id] };
      const summary = {
        ...{ generation: 0, newcomers: 4, feasible: 2, archive: 1, hypervolume: 1 / 3, coverage: 1 / 240 },
        ...{ generationsWithoutProgress: 7, action: 'diversify' as const, arena: 3, migrants: 1 },
      };
      await record.storeGeneration('run', { generation: 0, survivors, archive, state, summary });
      expect(await record.loadGeneration('run', 0)).toMatchObject({ state, summary });
      expect((await record.loadGenerations('run'))[0]?.state).toStrictEqual(state);
    });

    test('an island chooses once: who comes later changes nothing', async () => {
      expect(await record.loadIslands('run', 0)).toEqual([]);
      await record.storeIsland('run', { generation: 0, island: 1, survivors: idsOf([d, c]) });
      const choices = [[a.id], [b.id], [a.id]].map((survivors) => ({ generation: 0, island: 0, survivors }));
      await Promise.all(choices.map((choice) => record.storeIsland('run', choice)));
      const first = await record.loadIslands('run', 0);
      expect(first.map(({ island }) => island)).toEqual([0, 1]);
      expect([[a.id], [b.id]]).toContainEqual(first[0]?.survivors);
      expect(first[1]?.survivors).toEqual(idsOf([d, c]));
      await record.storeIsland('run', { generation: 0, island: 1, survivors: [] });
      expect(await record.loadIslands('run', 0)).toEqual(first);
      expect(await record.loadIslands('run', 1)).toEqual([]);
      expect(await record.loadIslands('nobody', 0)).toEqual([]);
    });

    test('an island on which nobody lives on has chosen all the same', async () => {
      await record.storeIsland('run', { generation: 0, island: 0, survivors: [] });
      expect(await record.loadIslands('run', 0)).toEqual([{ island: 0, survivors: [] }]);
    });

    test('an island of a generation that was never bred chooses nobody', async () => {
      await expect(record.storeIsland('run', { generation: 5, island: 0, survivors: [] })).rejects.toThrow();
    });

    test('an arena comes back with its scenarios and its adversary as they were, the oldest first', async () => {
      const { bars } = { bars: roughBars({ seed: 3, length: 400 }) };
      const space = createAdversarySpace(bars);
      const adversary = beginAdversary({ ...space, size: 6, random: createRandom(2) });
      const arenas: ArenaRecord[] = [
        arenaFrom(0, 0),
        { arena: 1, generation: 2, content: { scenarios: adversary.population.slice(0, 3), adversary } },
        arenaFrom(2, 4),
      ];
      for (const arena of [2, 0, 1]) await record.storeArena('run', arenas[arena]!);
      expect(await record.loadArenas('run')).toStrictEqual(arenas);
      expect(await record.loadArenas('nobody')).toEqual([]);
    });

    test('the first record of an arena stands', async () => {
      const [first, second] = [arenaFrom(0, 0), arenaFrom(0, 0, standardScenarios.slice(1))];
      await Promise.all([first, second, first].map((arena) => record.storeArena('run', arena)));
      const [stored] = await record.loadArenas('run');
      expect([first, second]).toContainEqual(stored);
      await record.storeArena('run', arenaFrom(0, 0, standardScenarios.slice(2)));
      expect(await record.loadArenas('run')).toEqual([stored]);
    });

    test('a generation begins one arena at the most, whoever is first', async () => {
      const [one, other] = [arenaFrom(1, 3), arenaFrom(2, 3)];
      await Promise.all([one, other, one].map((arena) => record.storeArena('run', arena)));
      expect(await record.loadArenas('run')).toHaveLength(1);
    });

    test('scores under other scenarios are other scores, and one trial', async () => {
      await score('run', 0, [
        [a, 0.1],
        [b, 0.2],
      ]);
      await score('run', 1, [[a, 0.4]]);
      const sharpeOf = async (arena: number, ids: string[]) =>
        (await record.loadScored({ run: 'run', arena }, ids)).map(
          ({ evaluation }) => evaluation.inSample.sharpePerPeriod,
        );
      expect(await sharpeOf(0, idsOf([a, b]))).toEqual([0.1, 0.2]);
      expect(await sharpeOf(1, idsOf([a]))).toEqual([0.4]);
      await expect(sharpeOf(1, idsOf([b]))).rejects.toMatchObject({ code: 'evolution.not-evaluated' });
      await expect(sharpeOf(2, idsOf([a]))).rejects.toMatchObject({ code: 'evolution.not-evaluated' });
      expect(await ledger.listTrials('run')).toEqual(idsOf([a, b]).sort());
      // The variance is of first scores: 0.1 and 0.2 make 0.005.
      const { trials, sharpeVariance } = await ledger.countTrials('X/1d');
      expect(trials).toBe(2);
      expect(sharpeVariance).toBeCloseTo(0.005, 15);
    });

    test('a score comes with what its genome inherited in this run', async () => {
      const heredity = { age: 3, rates: { mutation: 0.1 + 0.2, step: 1 / 3 }, gains: [1, 0.5, 1.25, 1] as const };
      await record.openRun('other', 'X/1d', settingsOn(opened.dataset));
      await record.storeOffspring('other', 0, [{ ...a, heredity }]);
      await score('run', 0, [[a, 0.1]]);
      await score('other', 0, [[a, 0.1]]);
      const inherited = async (run: string) => (await record.loadScored({ run, arena: 0 }, [a.id]))[0]?.heredity;
      expect(await inherited('run')).toStrictEqual({ age: 0 });
      expect(await inherited('other')).toStrictEqual(heredity);
    });

    test('a report on progress is told once, and comes back to the last bit', async () => {
      expect(await record.loadProgress('run')).toBeUndefined();
      const reports = [sampleProgress(1 / 3), sampleProgress(0.25)];
      await Promise.all(reports.map((report) => record.storeProgress('run', report)));
      const first = await record.loadProgress('run');
      expect(reports).toContainEqual(first);
      await record.storeProgress('run', sampleProgress(0.125));
      expect(await record.loadProgress('run')).toStrictEqual(first);
      expect(await record.loadProgress('nobody')).toBeUndefined();
    });

    test('of experiments the latest of each kind on a data set is told, to the last bit', async () => {
      const { dataset } = opened;
      const pairs = { pairs: 2, without: 0.1 + 0.2, with: 1 / 3, difference: 5e-324, larger: 1 };
      const figure = { ...pairs, interval: { lower: -0.5, upper: 0.5 } };
      const content = (seeds: number) => ({
        ...{ seeds, population: 8, generations: 3 },
        ablations: [{ part: 'restarts', hypervolume: figure, diversity: figure }],
      });
      expect(await record.findExperiment('ablation', dataset)).toBeUndefined();
      await record.storeExperiment({ kind: 'ablation', dataset, content: content(2) });
      await record.storeExperiment({ kind: 'ablation', dataset, content: content(3) });
      expect(await record.findExperiment('ablation', dataset)).toStrictEqual({
        content: content(3),
        recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      });
      expect(await record.findExperiment('adversary', dataset)).toBeUndefined();
      expect(await record.findExperiment('ablation', 'f'.repeat(64))).toBeUndefined();
    });

    test('whoever was tried on the hold-out was looked at, once each: finalists of any run, and backtests that reached it', async () => {
      const look = ({ id }: Offspring) => ({ id, outOfSample: { trades: 1, costs: 0 }, beyondHolding: {} });
      await record.openRun('other', 'X/1d', settingsOn(opened.dataset));
      await record.openRun('apart', 'Y/1d', settingsOn(opened.dataset));
      expect(await ledger.countLooks('X/1d')).toBe(0);
      await score('run', 0, [
        [a, 0.1],
        [b, 0.2],
        [c, 0.3],
      ]);
      expect(await ledger.countLooks('X/1d')).toBe(0);
      await record.storeAssessments('run', [a, b].map(look));
      await record.storeAssessments('other', [b].map(look));
      await record.storeAssessments('apart', [c].map(look));
      expect(await ledger.countLooks('X/1d')).toBe(2);
      await ledger.recordTrials({ run: 'backtest', family: 'X/1d', genomes: idsOf([b, d]) });
      expect(await ledger.countLooks('X/1d')).toBe(3);
      await ledger.recordTrials({ run: `${inSampleBacktests}x`, family: 'X/1d', genomes: idsOf([c]) });
      expect(await ledger.countLooks('X/1d')).toBe(3);
      expect(await ledger.countLooks('Y/1d')).toBe(1);
      expect(await ledger.countLooks('Z/1d')).toBe(0);
    });

    test('what was counted by the time of a look leaves out whatever came after it', async () => {
      const at = (genomes: readonly Offspring[], run: string, family = 'X/1d') =>
        ledger.recordTrials({ run, family, genomes: idsOf(genomes) });
      await at([a, b], 'run');
      await at([c], `${inSampleBacktests}x`);
      await at([d], 'backtest', 'Y/1d');
      await at([c], 'proof/one/foundation');
      await new Promise((resolve) => setTimeout(resolve, 2));
      await at([d], 'proof/two/foundation');
      expect(await ledger.countUntil('proof/one/foundation', 'X/1d')).toEqual({ trials: 3, looks: 1 });
      expect(await ledger.countUntil('proof/two/foundation', 'X/1d')).toEqual({ trials: 4, looks: 2 });
      expect(await ledger.countUntil('proof/one/foundation', 'Y/1d')).toBeUndefined();
      expect(await ledger.countUntil('nobody', 'X/1d')).toBeUndefined();
    });

    test('looks are listed once each, those recorded last first, no more than asked for', async () => {
      const tryOne = async (run: string, one: Offspring): Promise<void> => {
        await ledger.recordTrials({ run, family: 'X/1d', genomes: [one.id] });
        await new Promise((resolve) => setTimeout(resolve, 2));
      };
      expect(await ledger.listLooks('X/1d', 10)).toEqual([]);
      for (const one of [c, a, d]) await tryOne('backtest', one);
      await tryOne(`${inSampleBacktests}x`, b);
      expect(await ledger.listLooks('X/1d', 10)).toEqual(idsOf([d, a, c]));
      await tryOne('another', c);
      expect(await ledger.listLooks('X/1d', 10)).toEqual(idsOf([c, d, a]));
      expect(await ledger.listLooks('X/1d', 2)).toEqual(idsOf([c, d]));
      expect(await ledger.listLooks('Y/1d', 2)).toEqual([]);
    });
  });
}
