import fc from 'fast-check';
import { readDefaultBars } from '../../src/adapters/market-data/default-data-set';
import type { EvolutionSettings } from '../../src/contracts/evolution';
import { sliceBars, type Bars } from '../../src/domain/market/bars';
import { createRandom } from '../../src/domain/numerics/random';
import { fakeDataSets } from '../fakes/data-sets';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import {
  createActivities,
  driveRun,
  performOnce,
  silentMetrics,
  type Perform,
  type RunStores,
} from '../support/activity-run';
import { sampleConclusion, sampleEvaluation, sampleOffspring } from '../support/record-samples';

const execution = { chunkSize: 5 };

let bars: Bars;
let stores: RunStores;
let settings: EvolutionSettings;

beforeAll(async () => (bars = sliceBars(await readDefaultBars(), 0, 600)));
beforeEach(async () => {
  stores = { dataSets: fakeDataSets(), ...fakeEvolutionRecord() };
  settings = { dataset: await stores.dataSets.store(bars), population: 12, generations: 3, seed: 11, costs: 'default' };
});

const performTwice: Perform = async (activity) => {
  const first = await performOnce(activity);
  expect(await performOnce(activity)).toEqual(first);
  return first;
};
const performTogether: Perform = async (activity) => {
  const [first, second] = await Promise.all([performOnce(activity), performOnce(activity)]);
  expect(second).toEqual(first);
  return first;
};

describe('a whole run', () => {
  const freshRun = async (plan: Partial<Parameters<typeof driveRun>[1]> = {}) => {
    const fresh = { dataSets: stores.dataSets, ...fakeEvolutionRecord() };
    const { resultHash } = await driveRun(createActivities(fresh), { run: 'run', settings, ...plan });
    return { resultHash, stores: fresh };
  };

  test('ends with a record that is whole: members, scores, trials, archive and conclusion', async () => {
    const {
      resultHash,
      stores: { record, ledger },
    } = await freshRun();
    const generations = await record.loadGenerations('run');
    expect(generations.map(({ members }) => members.length)).toEqual([12, 12, 12]);
    const distinct = [...new Set(generations.flatMap(({ members }) => members))].sort();
    expect(await ledger.listTrials('run')).toEqual(distinct);
    expect(await record.loadScored({ run: 'run', arena: 0 }, distinct)).toHaveLength(distinct.length);
    const run = await record.findRun('run');
    expect(run).toMatchObject({
      status: 'completed',
      resultHash,
      conclusion: { trials: distinct.length, looks: Math.min(10, generations.at(-1)?.archive.length ?? 0) },
    });
    const archive = generations.at(-1)?.archive ?? [];
    expect(archive.length).toBeGreaterThan(0);
    const finalists = (run?.conclusion?.finalists ?? []).map(({ strategy }) => strategy);
    expect(finalists).toHaveLength(Math.min(10, archive.length));
    expect((await record.loadAssessments('run')).map(({ id }) => id)).toEqual(finalists);
  });

  test('gives one hash for any size and any order of chunks, and for another seed another', async () => {
    const { resultHash } = await freshRun();
    expect(resultHash).toMatch(/^[0-9a-f]{64}$/);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 15 }), fc.nat(), async (chunkSize, seed) => {
        const random = createRandom(seed);
        const order = <T>(chunks: T[]): T[] =>
          chunks
            .map((chunk) => [random.uniform(), chunk] as const)
            .sort(([a], [b]) => a - b)
            .map(([, chunk]) => chunk);
        expect((await freshRun({ chunkSize, order })).resultHash).toBe(resultHash);
      }),
      { numRuns: 12 },
    );
    expect((await freshRun({ settings: { ...settings, seed: 12 } })).resultHash).not.toBe(resultHash);
  });

  test.each([
    ['one after the other', performTwice],
    ['at the same time', performTogether],
  ])('gives the same hash with every activity carried out twice, %s', async (_, perform) => {
    const { resultHash } = await freshRun();
    const twice = await freshRun({ perform });
    expect(twice.resultHash).toBe(resultHash);
    expect((await twice.stores.record.loadGenerations('run')).map(({ members }) => members.length)).toEqual([
      12, 12, 12,
    ]);
  });

  test('does not hang on what other runs added to the ledger', async () => {
    const activities = createActivities(stores);
    const first = await driveRun(activities, { run: 'first', settings });
    await driveRun(activities, { run: 'between', settings: { ...settings, seed: 12 } });
    const again = await driveRun(activities, { run: 'again', settings });
    expect(again.resultHash).toBe(first.resultHash);
    const trials = async (run: string) => (await stores.record.findRun(run))?.conclusion?.trials ?? 0;
    expect(await trials('again')).toBeGreaterThan(await trials('first'));
  });

  test('never sees the bars held out: another last quarter, the same hash', async () => {
    const { resultHash } = await freshRun();
    const raised = (column: Float64Array): Float64Array =>
      column.map((value, bar) => (bar < 450 ? value : value * (1 + (bar % 7) / 50)));
    const { open, high, low, close } = bars;
    const other = { ...bars, open: raised(open), high: raised(high), low: raised(low), close: raised(close) };
    const dataset = await stores.dataSets.store(other);
    expect(dataset).not.toBe(settings.dataset);
    expect((await freshRun({ settings: { ...settings, dataset } })).resultHash).toBe(resultHash);
  });
});

describe('opening', () => {
  const open = (change: Partial<EvolutionSettings>, run = 'run') =>
    performOnce(() => createActivities(stores).openEvolution({ run, settings: { ...settings, ...change }, execution }));
  const final = (type: string) => expect.objectContaining({ type, nonRetryable: true });

  test('bad settings are refused for good, with every problem named, and nothing is recorded', async () => {
    const opening = open({ population: 1, generations: 0, seed: -1 });
    await expect(opening).rejects.toEqual(final('evolution.settings-invalid'));
    await expect(opening).rejects.toThrow(/population 1.*generations 0.*seed -1/);
    expect(await stores.record.listRuns()).toEqual([]);
  });

  test('an unknown data set, one too short and other settings of a known run are refused for good', async () => {
    await expect(open({ dataset: '0'.repeat(64) })).rejects.toEqual(final('data.not-found'));
    const short = await stores.dataSets.store(sliceBars(bars, 0, 300));
    await expect(open({ dataset: short })).rejects.toEqual(final('evolution.data-too-short'));
    expect(await stores.record.listRuns()).toEqual([]);
    await open({});
    await expect(open({ seed: 12 })).rejects.toEqual(final('evolution.run-differs'));
  });

  test('without a seed each name has its own, the same at every try', async () => {
    const { dataset, population, generations, costs } = settings;
    const unseeded = { dataset, population, generations, costs };
    const openUnseeded = (run: string) =>
      performOnce(() => createActivities(stores).openEvolution({ run, settings: unseeded, execution }));
    for (const run of ['monday', 'monday', 'tuesday']) await openUnseeded(run);
    const [monday, tuesday] = [await stores.record.findRun('monday'), await stores.record.findRun('tuesday')];
    expect(Number.isSafeInteger(monday?.settings.seed)).toBe(true);
    expect(tuesday?.settings.seed).not.toBe(monday?.settings.seed);
    expect(monday).toMatchObject({ family: '^GSPC/1d', status: 'evolving' });
  });
});

describe('out of order', () => {
  test.each(['breedGeneration', 'selectSurvivors'] as const)('%s of an unknown run fails for good', async (name) => {
    const work = performOnce<unknown>(() => createActivities(stores)[name]({ run: 'nobody', generation: 0 }));
    await expect(work).rejects.toMatchObject({ type: 'evolution.run-unknown', nonRetryable: true });
  });

  test.each(['breedGeneration', 'selectSurvivors'] as const)(
    '%s before the generation before it is recorded is worth another try',
    async (name) => {
      const activities = createActivities(stores);
      await performOnce(() => activities.openEvolution({ run: 'run', settings, execution }));
      const work = performOnce<unknown>(() => activities[name]({ run: 'run', generation: 2 }));
      await expect(work).rejects.toMatchObject({ type: 'evolution.generation-missing', nonRetryable: false });
    },
  );

  test('selection before the scores are there is worth another try', async () => {
    const activities = createActivities(stores);
    await performOnce(() => activities.openEvolution({ run: 'run', settings, execution }));
    expect(await performOnce(() => activities.breedGeneration({ run: 'run', generation: 0 }))).toEqual({
      newcomers: [12],
    });
    const work = performOnce(() => activities.selectSurvivors({ run: 'run', generation: 0 }));
    await expect(work).rejects.toMatchObject({ type: 'evolution.not-evaluated', nonRetryable: false });
  });
});

describe('the end', () => {
  test('concluding again tells what was concluded first, though the ledger has grown since', async () => {
    const activities = createActivities(stores);
    const first = await driveRun(activities, { run: 'run', settings });
    const recorded = await stores.record.findRun('run');
    for (const { id, genome } of sampleOffspring(30)) await stores.record.storeGenome(id, genome);
    const genomes = sampleOffspring(30).map(({ id }) => id);
    await stores.ledger.recordTrials({ run: 'other', family: '^GSPC/1d', genomes });
    const again = await performOnce(() => activities.concludeEvolution({ run: 'run', stopped: true }));
    expect(again).toEqual(first);
    expect(await stores.record.findRun('run')).toEqual(recorded);
  });

  test('what is told of a concluded run is what its record says', async () => {
    const activities = createActivities(stores);
    await performOnce(() => activities.openEvolution({ run: 'run', settings, execution }));
    const outcome = { status: 'stopped', resultHash: 'a'.repeat(64), conclusion: sampleConclusion('Luck.') } as const;
    await stores.record.concludeRun('run', outcome);
    expect(await performOnce(() => activities.concludeEvolution({ run: 'run', stopped: true }))).toEqual({
      resultHash: outcome.resultHash,
      verdict: 'Luck.',
    });
  });

  test('a run stopped before its first generation concludes without finalists and without evidence', async () => {
    const activities = createActivities(stores);
    await performOnce(() => activities.openEvolution({ run: 'run', settings, execution }));
    expect(await performOnce(() => activities.assessFinalists({ run: 'run' }))).toEqual({ assessed: 0 });
    const { verdict } = await performOnce(() => activities.concludeEvolution({ run: 'run', stopped: true }));
    expect(verdict).toBe('No evidence of skill.');
    expect(await stores.record.findRun('run')).toMatchObject({
      status: 'stopped',
      conclusion: { finalists: [], trials: 0, verdict: { passed: false } },
    });
  });

  test('an abandoned run keeps its reason and its trials; a concluded one cannot be abandoned', async () => {
    const activities = createActivities(stores);
    await performOnce(() => activities.openEvolution({ run: 'run', settings, execution }));
    await performOnce(() => activities.breedGeneration({ run: 'run', generation: 0 }));
    await performOnce(() => activities.evaluateGenomes({ run: 'run', generation: 0, from: 0, to: 4 }));
    const abandon = { run: 'run', outcome: 'cancelled', reason: 'by hand' } as const;
    await performOnce(() => activities.abandonEvolution(abandon));
    expect(await stores.record.findRun('run')).toMatchObject({ status: 'cancelled', failure: 'by hand' });
    expect(await stores.ledger.countTrials('^GSPC/1d')).toMatchObject({ trials: 12 });

    await driveRun(activities, { run: 'done', settings });
    await performOnce(() => activities.abandonEvolution({ ...abandon, run: 'done' }));
    expect(await stores.record.findRun('done')).toMatchObject({ status: 'completed' });
  });

  test('a run that could not even be opened is abandoned without a further fault', async () => {
    const abandon = { run: 'nobody', outcome: 'failed', reason: 'settings' } as const;
    await performOnce(() => createActivities(stores).abandonEvolution(abandon));
    expect(await stores.record.findRun('nobody')).toBeUndefined();
  });
});

test('the figures of a selected generation go to the metrics, its data set and the record alike', async () => {
  const seen: unknown[] = [];
  const metrics = { ...silentMetrics, generationSelected: (...told: unknown[]) => void seen.push(told) };
  await driveRun(createActivities(stores, { metrics }), { run: 'run', settings });
  const generations = await stores.record.loadGenerations('run');
  expect(seen).toEqual(generations.map(({ summary }) => [settings.dataset, summary]));
  expect(generations.map(({ summary }) => summary.generation)).toEqual([0, 1, 2]);
});

test('where no genome is feasible the figures are absent and the run goes on', async () => {
  const barren = {
    evaluate: ({ genomes }: { genomes: readonly { id: string }[] }) =>
      Promise.resolve(genomes.map(({ id }) => ({ id, evaluation: { ...sampleEvaluation(), violation: 1 } }))),
    assess: () => Promise.resolve([]),
    replay: () => Promise.resolve([]),
    walkForward: () => Promise.reject(new Error('nobody walks forward')),
  };
  await driveRun(createActivities(stores, { evaluator: barren }), { run: 'run', settings });
  for (const { summary, archive } of await stores.record.loadGenerations('run')) {
    expect(summary).toMatchObject({ feasible: 0, archive: 0 });
    expect(summary).not.toHaveProperty('best');
    expect(archive).toEqual([]);
  }
  expect((await stores.record.findRun('run'))?.conclusion?.verdict.passed).toBe(false);
});
