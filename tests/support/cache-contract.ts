import fc from 'fast-check';
import type { Cache } from '../../src/activities/ports';

export interface OpenedCache {
  readonly cache: Cache;
  /** Lets at least this much of the cache's time pass. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

const hourMs = 3_600_000;

/** What every cache must do that has room for a few hundred entries; each test on an empty one. */
export function describeCacheContract(name: string, open: () => Promise<OpenedCache>): void {
  describe(name, () => {
    let opened: OpenedCache;
    let cache: Cache;
    beforeEach(async () => {
      opened = await open();
      cache = opened.cache;
    });
    afterEach(() => opened.close());

    test('values come in the order of the keys asked for, absent ones undefined, repeated ones repeated', async () => {
      await cache.setMany(
        ['a', 'b', 'c'].map((key) => ({ key, value: `value of ${key}` })),
        hourMs,
      );
      expect(await cache.getMany(['c', 'x', 'a', 'c'])).toEqual(['value of c', undefined, 'value of a', 'value of c']);
    });

    test('nothing to read and nothing to write is no fault', async () => {
      await cache.setMany([], hourMs);
      expect(await cache.getMany([])).toEqual([]);
    });

    test('the last value written is the one read, also within one write', async () => {
      await cache.setMany([{ key: 'a', value: 'first' }], hourMs);
      await cache.setMany([{ key: 'a', value: 'second' }], hourMs);
      expect(await cache.getMany(['a'])).toEqual(['second']);
      await cache.setMany(
        ['third', 'fourth'].map((value) => ({ key: 'a', value })),
        hourMs,
      );
      expect(await cache.getMany(['a'])).toEqual(['fourth']);
    });

    test('a value is gone after its time, and writing it again gives it a fresh one', async () => {
      await cache.setMany(
        ['brief', 'renewed'].map((key) => ({ key, value: key })),
        60,
      );
      await cache.setMany([{ key: 'lasting', value: 'lasting' }], hourMs);
      await cache.setMany([{ key: 'renewed', value: 'renewed' }], hourMs);
      await opened.pass(61);
      expect(await cache.getMany(['brief', 'renewed', 'lasting'])).toEqual([undefined, 'renewed', 'lasting']);
    });

    test('300 values at once are kept, and any text comes back as it was', async () => {
      const many = Array.from({ length: 300 }, (_, at) => ({ key: `key ${at}`, value: `${at}`.repeat(200) }));
      await cache.setMany(many, hourMs);
      expect(await cache.getMany(many.map(({ key }) => key))).toEqual(many.map(({ value }) => value));
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary' }), async (value) => {
          await cache.setMany([{ key: 'text', value }], hourMs);
          expect(await cache.getMany(['text'])).toEqual([value]);
        }),
        { numRuns: 50 },
      );
    });
  });
}
