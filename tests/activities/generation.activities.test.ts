import { readDefaultBars } from '../../src/adapters/market-data/default-data-set';
import type { EvaluationTask } from '../../src/activities/evaluator-ports';
import type { RecordedGeneration } from '../../src/activities/ports';
import type { EvolutionSettings } from '../../src/contracts/evolution';
import { takeInSample } from '../../src/domain/evolution/arena';
import { runSearch, type EvaluatePhenotypes } from '../../src/domain/evolution/search-run';
import { completePlan, type SearchPlan } from '../../src/domain/evolution/search-plan';
import { sliceBars, type Bars } from '../../src/domain/market/bars';
import { createRandom } from '../../src/domain/numerics/random';
import { knownStrategies } from '../../src/domain/strategy/strategy-families';
import { fakeDataSets } from '../fakes/data-sets';
import { fakeEvolutionRecord } from '../fakes/evolution-record';
import {
  createActivities,
  driveGenerations,
  driveRun,
  inlineEvaluator,
  performOnce,
  type Perform,
  type RunPlan,
  type RunStores,
} from '../support/activity-run';
import { fullSearch } from '../support/full-search';
import { brokenAfterWrites } from '../support/broken-writes';
import { sampleOffspring } from '../support/record-samples';

const execution = { chunkSize: 5 };

let bars: Bars;
let settings: EvolutionSettings;
const dataSets = fakeDataSets();
beforeAll(async () => {
  bars = sliceBars(await readDefaultBars(), 0, 480);
  const dataset = await dataSets.store(bars);
  settings = { dataset, population: 17, generations: 5, seed: 11, costs: 'default', search: fullSearch };
});

const freshStores = (): RunStores => ({ dataSets, ...fakeEvolutionRecord() });
const withoutSeconds = (generations: readonly RecordedGeneration[]) =>
  generations.map(({ summary, ...ids }) => ({ ...ids, summary: { ...summary, seconds: 0 } }));

/** Scores in the plain form, as the activities here do. */
function evaluatePlainly(ground: Pick<EvaluationTask, 'bars' | 'settings'>): EvaluatePhenotypes {
  const watch = { onProgress: () => undefined, signal: new AbortController().signal };
  return async (genomes, scenarios) => {
    const scored = await inlineEvaluator.evaluate({ ...ground, scenarios, genomes }, watch);
    return scored.map(({ evaluation }) => evaluation);
  };
}

async function evolve(plan: Partial<RunPlan> = {}, search: SearchPlan = fullSearch) {
  const stores = freshStores();
  await driveGenerations(createActivities(stores), { run: 'run', settings: { ...settings, search }, ...plan }, 5);
  return { stores, generations: await stores.record.loadGenerations('run') };
}

describe('a run with everything switched on', () => {
  test.each<[string, Partial<SearchPlan>]>([
    ['as it is', {}],
    [
      'in age layers, with restarts and a grid but the same scenarios throughout',
      { topology: 'age-layers', adversaryEvery: 0 },
    ],
    ['on one island, with an adversary', { islands: 1, selection: 'nsga2', adversaryEvery: 1 }],
  ])('ends as the same search in one process does: %s', async (_, change) => {
    const plan = completePlan({ ...fullSearch, ...change });
    const { stores, generations } = await evolve({}, plan);
    const whole = await runSearch({
      ...{ inSample: takeInSample(bars).bars, seed: 11, population: 17, generations: 5, plan },
      founders: knownStrategies({ hasVolume: true, period: bars.period }),
      evaluate: evaluatePlainly({ bars, settings: { ...settings, seed: 11, search: plan } }),
    });
    expect(generations.map(({ state }) => state)).toEqual(whole.generations.map(({ state }) => state));
    const { archive, state } = generations.at(-1)!;
    const scored = await stores.record.loadScored({ run: 'run', arena: state.arena }, archive);
    expect(scored).toHaveLength(whole.archive.length);
    expect(whole.archive).toMatchObject(scored);
    expect(await stores.record.loadArenas('run')).toEqual(whole.arenas);
    expect(await stores.ledger.listTrials('run')).toEqual([...whole.tried.keys()].sort());
  });

  test('does what it was asked for: scenarios change, members travel, marks and rates are inherited', async () => {
    const { stores, generations } = await evolve();
    expect(generations.map(({ state }) => state.arena)).toEqual([0, 0, 1, 1, 2]);
    expect((await stores.record.loadArenas('run')).map(({ generation }) => generation)).toEqual([0, 2, 4]);
    expect(generations.map(({ summary }) => summary.migrants)).toEqual([0, 0, 4, 0, 4]);
    expect(generations.at(-1)!.state.grid.length).toBeGreaterThan(0);
    const births = await stores.record.loadBirths('run', generations[1]!.members);
    for (const { heredity } of births) {
      expect(heredity.rates).toBeDefined();
      expect(heredity.gains).toHaveLength(4);
    }
  });

  const twice: Perform = async (activity) => {
    const first = await performOnce(activity);
    expect(await performOnce(activity)).toEqual(first);
    return first;
  };
  const together: Perform = async (activity) => {
    const [first, second] = await Promise.all([performOnce(activity), performOnce(activity)]);
    expect(second).toEqual(first);
    return first;
  };

  test('gives one hash for other chunks and with every activity carried out twice', async () => {
    const hashes = new Set<string>();
    for (const plan of [{}, { chunkSize: 3 }, { perform: twice }, { perform: together, chunkSize: 40 }])
      hashes.add((await driveRun(createActivities(freshStores()), { run: 'run', settings, ...plan })).resultHash);
    expect(hashes.size).toBe(1);
  });
});

test('writes that commit and then break leave the same hash, with everything switched on', async () => {
  const { resultHash } = await driveRun(createActivities(freshStores()), { run: 'run', settings });
  const untilDone: Perform = async (activity) => {
    for (;;)
      try {
        return await performOnce(activity);
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'committed, then broken') throw error;
      }
  };
  let broken = 0;
  for (const seed of [1, 2]) {
    const random = createRandom(seed);
    const disturbed = brokenAfterWrites(freshStores(), () => {
      const breaks = random.uniform() < 0.4;
      broken += Number(breaks);
      return breaks;
    });
    const again = await driveRun(createActivities(disturbed), { run: 'run', settings, perform: untilDone });
    expect(again.resultHash).toBe(resultHash);
  }
  expect(broken).toBeGreaterThan(20);
});

describe('islands', () => {
  test('that choose for themselves change nothing of how the generation ends', async () => {
    const { generations: chosen } = await evolve();
    const stores = freshStores();
    const activities = createActivities(stores);
    const lazy = { ...activities, selectIsland: () => Promise.resolve({ survivors: 0 }) };
    await driveGenerations(lazy, { run: 'run', settings }, 5);
    expect(await stores.record.loadIslands('run', 3)).toEqual([]);
    expect(withoutSeconds(await stores.record.loadGenerations('run'))).toEqual(withoutSeconds(chosen));
  });

  test('share the population, and newcomers are counted island by island', async () => {
    const activities = createActivities(freshStores());
    await performOnce(() => activities.openEvolution({ run: 'run', settings, execution }));
    const { newcomers } = await performOnce(() => activities.breedGeneration({ run: 'run', generation: 0 }));
    expect(newcomers).toEqual([9, 8]);
  });

  test('choose as many as they have places for', async () => {
    const stores = freshStores();
    const activities = createActivities(stores);
    await driveGenerations(activities, { run: 'run', settings }, 2);
    const islands = await stores.record.loadIslands('run', 1);
    expect(islands.map(({ survivors }) => survivors.length)).toEqual([9, 8]);
    expect(await performOnce(() => activities.selectIsland({ run: 'run', generation: 1, island: 1 }))).toEqual({
      survivors: 8,
    });
  });

  test('cannot choose before the scores are there', async () => {
    const activities = createActivities(freshStores());
    await performOnce(() => activities.openEvolution({ run: 'run', settings, execution }));
    await performOnce(() => activities.breedGeneration({ run: 'run', generation: 0 }));
    const work = performOnce(() => activities.selectIsland({ run: 'run', generation: 0, island: 0 }));
    await expect(work).rejects.toMatchObject({ type: 'evolution.not-evaluated', nonRetryable: false });
  });
});

describe('the first generation', () => {
  const breedFirst = async (stores: RunStores, search: Partial<SearchPlan>) => {
    const activities = createActivities(stores);
    await performOnce(() => activities.openEvolution({ run: 'run', settings: { ...settings, search }, execution }));
    await performOnce(() => activities.breedGeneration({ run: 'run', generation: 0 }));
    const members = await stores.record.loadMembers('run', 0);
    return stores.record.loadBirths('run', members);
  };

  test("opens with a user's own strategies, then the known families", async () => {
    const stores = freshStores();
    const own = sampleOffspring(2);
    for (const { id, genome } of own) await stores.record.storeGenome(id, genome);
    const births = await breedFirst(stores, { founders: own.map(({ id }) => id) });
    const founders = births.filter(({ operator }) => operator === 'founder').map(({ id }) => id);
    expect(founders.slice(0, 2)).toEqual(own.map(({ id }) => id));
    expect(founders.length).toBeGreaterThan(2);
  });

  test('is drawn at random where nobody is known', async () => {
    const births = await breedFirst(freshStores(), { families: false });
    expect(new Set(births.map(({ operator }) => operator))).toEqual(new Set(['random']));
  });

  test('is refused for good where a founder is not stored', async () => {
    const breeding = breedFirst(freshStores(), { founders: ['0'.repeat(64)] });
    await expect(breeding).rejects.toMatchObject({ type: 'evolution.founder-unknown', nonRetryable: true });
  });
});

describe('a run that trains known strategies', () => {
  const constraints = { maxPosition: 0.25, turnoverPerDay: 2.5, regimes: ['low', 'medium'] as const, costScale: 1.5 };
  const own = sampleOffspring(2);
  const founders = own.map(({ id }) => id);
  const training = { constraints };
  const asked = (): EvolutionSettings => ({ ...settings, search: { families: false, founders }, training });
  const stock = async (): Promise<RunStores> => {
    const stores = freshStores();
    for (const { id, genome } of own) await stores.record.storeGenome(id, genome);
    return stores;
  };

  test('stays among the descendants of its founders, and ends as the same search in one process does', async () => {
    const stores = await stock();
    await driveGenerations(createActivities(stores), { run: 'run', settings: asked() }, 5);
    const generations = await stores.record.loadGenerations('run');
    const members = [...new Set(generations.flatMap((generation) => generation.members))];
    const births = await stores.record.loadBirths('run', members);
    const kin = new Set(founders);
    for (const { id, parents, operator } of births) {
      if (operator !== 'founder') expect(parents.length).toBeGreaterThan(0);
      expect(parents.every((parent) => kin.has(parent))).toBe(true);
      kin.add(id);
    }
    const plan = completePlan({ families: false, founders });
    const whole = await runSearch({
      ...{ inSample: takeInSample(bars).bars, seed: 11, population: 17, generations: 5, plan, neighbourhood: true },
      founders: own.map(({ genome }) => genome),
      evaluate: evaluatePlainly({
        bars,
        settings: { ...settings, seed: 11, search: plan, training },
      }),
    });
    expect(generations.map(({ state }) => state)).toEqual(whole.generations.map(({ state }) => state));
  });

  test('looks at the hold-out never, says that it judges nobody, and keeps its constraints on record', async () => {
    const stores = await stock();
    const { verdict } = await driveRun(createActivities(stores), { run: 'run', settings: asked() });
    expect(verdict).toBe('Not judged: a training run.');
    expect(await stores.record.loadAssessments('run')).toEqual([]);
    const run = (await stores.record.findRun('run'))!;
    expect(await stores.ledger.countLooks(run.family)).toBe(0);
    expect(run.settings.training).toEqual({ constraints });
    expect(run.conclusion).toMatchObject({ looks: 0, verdict: { passed: false } });
    expect(run.conclusion?.trials).toBeGreaterThan(17);
  });

  test.each<[string, Partial<EvolutionSettings>, string]>([
    ['without founders', { search: { families: false } }, 'training without founders'],
    ['beside known families', { search: { founders } }, 'training with families true'],
    [
      'larger positions than anybody may hold',
      { training: { constraints: { ...constraints, maxPosition: 1 } } },
      'maxPosition 1',
    ],
  ])('is refused for good %s', async (_, change, problem) => {
    const { openEvolution } = createActivities(await stock());
    const opening = performOnce(() => openEvolution({ run: 'run', settings: { ...asked(), ...change }, execution }));
    await expect(opening).rejects.toMatchObject({ type: 'evolution.settings-invalid', nonRetryable: true });
    await expect(opening).rejects.toThrow(problem);
  });
});
