import type { TrialLedger } from '../../src/activities/ledger-ports';
import type { DataSetStore, EvolutionRecord, RunSettings } from '../../src/activities/ports';
import { completePlan } from '../../src/domain/evolution/search-plan';
import { describeFamilyContract } from './record-contract-families';
import { describeGenomeContract } from './record-contract-genomes';
import { describeSearchContract } from './record-contract-search';
import { describeSelectionContract } from './record-contract-selection';
import { sampleConclusion, sampleOffspring } from './record-samples';

export interface OpenedRecord {
  readonly record: EvolutionRecord;
  readonly ledger: TrialLedger;
  readonly dataSets: DataSetStore;
  /** Id of a data set that runs may be opened on. */
  readonly dataset: string;
  close(): Promise<void>;
}

export type OpenRecord = () => Promise<OpenedRecord>;

/** Settings of a run on the data set of an opened record. */
export const settingsOn = (dataset: string, seed = 1): RunSettings => ({
  dataset,
  population: 3,
  generations: 2,
  seed,
  costs: 'default',
  search: completePlan(),
});

/** What whoever keeps the record and the ledger must do, in memory or in a database; each test on an empty one. */
export function describeRecordContract(name: string, open: OpenRecord): void {
  describeRunContract(`${name}: runs`, open);
  describeSelectionContract(`${name}: generations`, open);
  describeSearchContract(`${name}: islands, arenas and progress`, open);
  describeGenomeContract(`${name}: genomes and trials`, open);
  describeFamilyContract(`${name}: families of equal prices`, open);
}

function describeRunContract(name: string, open: OpenRecord): void {
  describe(name, () => {
    let opened: OpenedRecord;
    let record: EvolutionRecord;
    beforeEach(async () => {
      opened = await open();
      record = opened.record;
    }, 60_000);
    afterEach(() => opened.close());

    test('a run is opened once, by however many at the same time', async () => {
      const settings = settingsOn(opened.dataset);
      const { search, costs, dataset } = settings;
      const same = { search: { ...search }, costs, seed: 1, generations: 2, population: 3, dataset };
      const runs = await Promise.all([
        record.openRun('a', 'X/1d', settings),
        record.openRun('a', 'X/1d', settings),
        record.openRun('a', 'X/1d', same),
      ]);
      runs.push(await record.openRun('a', 'X/1d', settings));
      for (const run of runs) expect(run).toEqual(runs[0]);
      expect(runs[0]).toEqual({
        ...{ run: 'a', family: 'X/1d', settings, status: 'evolving' },
        openedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      });
      expect(await record.findRun('a')).toEqual(runs[0]);
      expect(await record.listRuns()).toEqual([runs[0]]);
    });

    test.each([
      { population: 4 },
      { generations: 3 },
      { seed: 2 },
      { costs: 'none' as const },
      { search: completePlan({ islands: 2 }) },
      { training: { constraints: { maxPosition: 0.1, turnoverPerDay: 0.8, regimes: ['low' as const], costScale: 1 } } },
    ])('other settings under a name that is taken are refused: %j', async (other) => {
      const settings = settingsOn(opened.dataset);
      await record.openRun('a', 'X/1d', settings);
      await expect(record.openRun('a', 'X/1d', { ...settings, ...other })).rejects.toMatchObject({
        code: 'evolution.run-differs',
      });
      expect((await record.findRun('a'))?.settings).toEqual(settings);
    });

    test('of two openings that differ and come at once, one wins and the other is refused', async () => {
      const outcomes = await Promise.allSettled(
        [1, 2, 3, 4].map((seed) => record.openRun('a', 'X/1d', settingsOn(opened.dataset, seed))),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const found = await record.findRun('a');
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') expect(outcome.value).toEqual(found);
        else expect(outcome.reason).toMatchObject({ code: 'evolution.run-differs' });
      }
    });

    test('every whole seed up to the largest comes back as it was', async () => {
      for (const seed of [0, 2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER]) {
        await record.openRun(`seed ${seed}`, 'X/1d', settingsOn(opened.dataset, seed));
        expect((await record.findRun(`seed ${seed}`))?.settings.seed).toBe(seed);
      }
    });

    test('runs are listed with the newest first', async () => {
      for (const run of ['b', 'c', 'a']) {
        await record.openRun(run, 'X/1d', settingsOn(opened.dataset));
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      expect((await record.listRuns()).map(({ run }) => run)).toEqual(['a', 'c', 'b']);
    });

    test('a run nobody opened is not found, and giving it a status opens none', async () => {
      await record.setStatus('a', 'failed', 'why');
      expect(await record.findRun('a')).toBeUndefined();
      expect(await record.listRuns()).toEqual([]);
    });

    test('a failure keeps its reason and the time it was first told of', async () => {
      await record.openRun('a', 'X/1d', settingsOn(opened.dataset));
      await record.setStatus('a', 'failed', 'the disk is full');
      const first = await record.findRun('a');
      expect(first).toMatchObject({ status: 'failed', failure: 'the disk is full', closedAt: expect.any(String) });
      await record.setStatus('a', 'failed', 'the disk is full');
      expect(await record.findRun('a')).toEqual(first);
    });

    test('a run that goes on after a failure is open again', async () => {
      await record.openRun('a', 'X/1d', settingsOn(opened.dataset));
      await record.setStatus('a', 'cancelled', 'by hand');
      await record.setStatus('a', 'evolving');
      const found = await record.findRun('a');
      expect(found?.status).toBe('evolving');
      expect(found).not.toHaveProperty('failure');
      expect(found).not.toHaveProperty('closedAt');
    });

    test('a run is concluded once: later conclusions and statuses change nothing', async () => {
      await record.openRun('a', 'X/1d', settingsOn(opened.dataset));
      await record.setStatus('a', 'failed', 'for a while');
      const outcome = (digit: string) =>
        ({ status: 'completed', resultHash: digit.repeat(64), conclusion: sampleConclusion(digit) }) as const;
      await Promise.all(['a', 'b', 'a', 'b'].map((digit) => record.concludeRun('a', outcome(digit))));
      const concluded = await record.findRun('a');
      const won = concluded?.resultHash?.slice(0, 1) ?? '';
      expect(['a', 'b']).toContain(won);
      expect(concluded).toMatchObject({ ...outcome(won), closedAt: expect.any(String) });
      expect(concluded).not.toHaveProperty('failure');
      await record.concludeRun('a', { ...outcome('c'), status: 'stopped' });
      for (const status of ['failed', 'cancelled', 'evolving'] as const) await record.setStatus('a', status, 'late');
      await record.openRun('a', 'X/1d', settingsOn(opened.dataset));
      expect(await record.findRun('a')).toEqual(concluded);
    });

    test('finalists come back best first, the first to tell of them being believed', async () => {
      await record.openRun('a', 'X/1d', settingsOn(opened.dataset));
      const offspring = sampleOffspring(4);
      await record.storeOffspring('a', 0, offspring);
      const ids = offspring.map(({ id }) => id);
      const finalists = ids.map((id, rank) => ({
        id,
        outOfSample: { trades: rank, costs: 0.1 + rank / 3, sharpe: -1e-300 },
        beyondHolding: {},
        ...(rank === 1 && { sharpeInterval: { lower: -0.5, upper: 1 / 3 } }),
      }));
      await Promise.all([record.storeAssessments('a', finalists), record.storeAssessments('a', finalists)]);
      await record.storeAssessments('a', [finalists[2]!, finalists[0]!]);
      expect(await record.loadAssessments('a')).toEqual(finalists);
      expect(await record.loadAssessments('b')).toEqual([]);
    });
  });
}
