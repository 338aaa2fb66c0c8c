import fc from 'fast-check';
import type { ArenaKey, Cache, EvolutionRecord } from '../../../src/activities/ports';
import { cachedEvaluations } from '../../../src/adapters/cache/cached-evaluations';
import { memoryCache } from '../../../src/adapters/cache/memory-cache';
import { createRandom } from '../../../src/domain/numerics/random';
import { fakeEvolutionRecord } from '../../fakes/evolution-record';
import { settingsOn } from '../../support/record-contract';
import { sampleEvaluation, sampleOffspring } from '../../support/record-samples';

const offspring = sampleOffspring(12);
const first: ArenaKey = { run: 'p', arena: 0 };
const ids = offspring.map(({ id }) => id);

/** Two runs with two arenas each; the scores of the same genomes differ in all four. */
async function recordScores(): Promise<EvolutionRecord> {
  const { record, ledger } = fakeEvolutionRecord();
  for (const [at, run] of ['p', 'q'].entries()) {
    await record.openRun(run, 'X/1d', settingsOn('d'.repeat(64)));
    await record.storeOffspring(run, 0, offspring);
    await ledger.recordTrials({ run, family: 'X/1d', genomes: ids });
    for (const arena of [0, 1]) {
      const evaluations = ids.map((id, slot) => ({
        id,
        evaluation: sampleEvaluation((slot + 1) / (3 + at + 7 * arena)),
      }));
      await record.storeEvaluations({ run, arena }, evaluations);
    }
  }
  return record;
}

/** Forgets any entry at any time, and everything now and then. */
function forgetfulCache(seed: number): Cache {
  const random = createRandom(seed);
  const inner = memoryCache({ maxEntries: 5 });
  return {
    ...inner,
    getMany: async (keys) => (await inner.getMany(keys)).map((text) => (random.uniform() < 0.4 ? undefined : text)),
    setMany: (added, ttlMs) =>
      inner.setMany(
        added.filter(() => random.uniform() < 0.7),
        ttlMs,
      ),
  };
}

const cache: fc.Arbitrary<Cache> = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map((maxEntries) => memoryCache({ maxEntries })),
  fc.integer().map(forgetfulCache),
);

test('whatever the cache holds or forgets, scores are those of the store', async () => {
  const store = await recordScores();
  const key = fc.record({ run: fc.constantFrom('p', 'q'), arena: fc.constantFrom(0, 1) });
  const question = fc.tuple(key, fc.array(fc.constantFrom(...ids), { maxLength: 20 }));
  await fc.assert(
    fc.asyncProperty(cache, fc.array(question, { maxLength: 12 }), async (used, questions) => {
      const cached = cachedEvaluations(store, { cache: used, database: 'a' });
      for (const [arena, asked] of questions)
        expect(await cached.loadScored(arena, asked)).toStrictEqual(await store.loadScored(arena, asked));
    }),
  );
});

test('what was loaded once is not asked of the store again', async () => {
  const store = await recordScores();
  const asked: (readonly string[])[] = [];
  const watched = {
    ...store,
    loadScored: (key: ArenaKey, of: readonly string[]) => (asked.push(of), store.loadScored(key, of)),
  };
  const cached = cachedEvaluations(watched, { cache: memoryCache({ maxEntries: 100 }), database: 'a' });
  await cached.loadScored(first, ids.slice(0, 3));
  await cached.loadScored(first, [ids[2]!, ids[0]!]);
  await cached.loadScored(first, ids.slice(1, 5));
  expect(asked).toEqual([ids.slice(0, 3), ids.slice(3, 5)]);
});

test('scores are written to the store, and its refusals reach the caller', async () => {
  const store = await recordScores();
  const cached = cachedEvaluations(store, { cache: memoryCache({ maxEntries: 100 }), database: 'a' });
  const stranger = sampleOffspring(1, 9)[0]!.id;
  await expect(
    cached.storeEvaluations(first, [{ id: stranger, evaluation: sampleEvaluation() }]),
  ).rejects.toMatchObject({
    code: 'trials.not-recorded',
  });
  await expect(cached.loadScored(first, [ids[0]!, stranger])).rejects.toMatchObject({
    code: 'evolution.not-evaluated',
  });
  await cached.storeEvaluations(first, [{ id: ids[0]!, evaluation: sampleEvaluation() }]);
  expect(await cached.loadScored(first, [ids[0]!])).toEqual(await store.loadScored(first, [ids[0]!]));
});
