import { memoryCache } from '../../../src/adapters/cache/memory-cache';
import { describeCacheContract } from '../../support/cache-contract';

const entries = (...keys: string[]): { key: string; value: string }[] => keys.map((key) => ({ key, value: key }));

describeCacheContract('in memory', () => {
  let now = 0;
  return Promise.resolve({
    cache: memoryCache({ maxEntries: 1_000, now: () => now }),
    pass: async (ms: number) => void (now += ms),
    close: () => Promise.resolve(),
  });
});

test('beyond its size the least recently used leaves, and reading is using', async () => {
  const cache = memoryCache({ maxEntries: 3 });
  await cache.setMany(entries('a', 'b', 'c'), 1_000);
  await cache.getMany(['a']);
  await cache.setMany(entries('d'), 1_000);
  expect(await cache.getMany(['a', 'b', 'c', 'd'])).toEqual(['a', undefined, 'c', 'd']);
  await cache.setMany(entries('c', 'e'), 1_000);
  expect(await cache.getMany(['a', 'b', 'c', 'd', 'e'])).toEqual([undefined, undefined, 'c', 'd', 'e']);
});

test('of more than fits at once the last are kept', async () => {
  const cache = memoryCache({ maxEntries: 2 });
  await cache.setMany(entries('a', 'b', 'c', 'd'), 1_000);
  expect(await cache.getMany(['a', 'b', 'c', 'd'])).toEqual([undefined, undefined, 'c', 'd']);
});

test('a cache of no entries keeps nothing', async () => {
  const cache = memoryCache({ maxEntries: 0 });
  await cache.setMany(entries('a', 'b'), 1_000);
  expect(await cache.getMany(['a', 'b'])).toEqual([undefined, undefined]);
});

test('a value lives up to its time and not at it', async () => {
  let now = 0;
  const cache = memoryCache({ maxEntries: 9, now: () => now });
  await cache.setMany(entries('a'), 100);
  now = 99;
  expect(await cache.getMany(['a'])).toEqual(['a']);
  now = 100;
  expect(await cache.getMany(['a'])).toEqual([undefined]);
});

test('by the clock of the machine a value of an hour is there now', async () => {
  const cache = memoryCache({ maxEntries: 9 });
  await cache.setMany(entries('a'), 3_600_000);
  expect(await cache.getMany(['a'])).toEqual(['a']);
  await cache.close();
});
