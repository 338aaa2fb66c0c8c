import { readDefaultBars } from '../../src/adapters/market-data/default-data-set';
import { postgresDataSets } from '../../src/adapters/postgres/data-sets';
import { postgresEvolutionRecord } from '../../src/adapters/postgres/evolution-record';
import { postgresTrials } from '../../src/adapters/postgres/trials';
import type { EvolutionSettings } from '../../src/contracts/evolution';
import { sliceBars } from '../../src/domain/market/bars';
import { createRandom } from '../../src/domain/numerics/random';
import { createActivities, driveRun, performOnce, type Perform, type RunStores } from '../support/activity-run';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { brokenAfterWrites } from '../support/broken-writes';

let database: TestDatabase;
let stores: RunStores;
let settings: EvolutionSettings;
let undisturbed: { resultHash: string };

beforeAll(async () => {
  database = await createTestDatabase();
  const { pool } = database;
  const dataSets = postgresDataSets(pool);
  stores = { dataSets, record: postgresEvolutionRecord(pool), ledger: postgresTrials(pool) };
  const dataset = await dataSets.store(sliceBars(await readDefaultBars(), 0, 600));
  settings = { dataset, population: 12, generations: 3, seed: 11, costs: 'default' };
  undisturbed = await driveRun(createActivities(stores), { run: 'calm', settings });
}, 60_000);
afterAll(() => database.drop());

/** Tries until it succeeds, as Temporal does; a failure that Temporal would not retry is thrown. */
const performUntilDone: Perform = async (activity) => {
  for (;;) {
    try {
      return await performOnce(activity);
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'committed, then broken') throw error;
    }
  }
};

async function countRows(run: string): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<Record<string, number>>(
    `select
       (select count(*) from generations where run = $1 and selected_at is not null)::integer as generations,
       (select count(*) from members where run = $1)::integer as members,
       (select count(distinct (generation, slot)) from members where run = $1)::integer as places,
       (select count(distinct genome) from members where run = $1)::integer as genomes,
       (select count(*) from births where run = $1)::integer as births,
       (select count(*) from trials where run = $1)::integer as trials,
       (select count(*) from evaluations where run = $1)::integer as evaluations,
       (select count(*) from assessments where run = $1)::integer as assessments,
       (select count(*) from runs where run = $1 and status = 'completed')::integer as runs`,
    [run],
  );
  return rows[0] ?? {};
}

test.each([
  { share: 0.05, seeds: [1, 2, 3, 4, 5, 6] },
  { share: 0.3, seeds: [7, 8, 9] },
])(
  'writes that commit and then break, $share of them, leave no duplicate and the same hash',
  async ({ share, seeds }) => {
    let broken = 0;
    for (const seed of seeds) {
      const run = `storm-${share}-${seed}`;
      const random = createRandom(seed);
      const disturbed = brokenAfterWrites(stores, () => {
        const breaks = random.uniform() < share;
        broken += Number(breaks);
        return breaks;
      });
      const activities = createActivities(disturbed);
      const { resultHash } = await driveRun(activities, { run, settings, chunkSize: 2, perform: performUntilDone });
      expect(resultHash).toBe(undisturbed.resultHash);

      const counted = await countRows(run);
      expect(counted).toEqual(await countRows('calm'));
      expect(counted).toMatchObject({ runs: 1, generations: 3, members: 36, places: 36 });
      const { genomes, births, trials, evaluations } = counted;
      expect([births, trials, evaluations]).toEqual([genomes, genomes, genomes]);
    }
    expect(broken).toBeGreaterThan(seeds.length);
  },
);

test('the runs before count once together in the ledger of their data: they all tried the same genomes', async () => {
  const { genomes } = await countRows('calm');
  expect((await stores.ledger.countTrials('^GSPC/1d')).trials).toBe(genomes);
});
