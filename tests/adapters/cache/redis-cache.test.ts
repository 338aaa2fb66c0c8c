import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { redisCache } from '../../../src/adapters/cache/redis-cache';
import { findFreePort } from '../../../src/adapters/processes/free-port';
import type { Cache } from '../../../src/activities/ports';
import { describeCacheContract } from '../../support/cache-contract';
import { prepareRedisServer, redisExecutable, type RedisServer } from '../../support/redis-server';

const withRedis = redisExecutable === undefined ? describe.skip : describe;

withRedis('with a redis-server on PATH', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await prepareRedisServer();
    await server.start();
  });
  afterAll(() => server.close());

  describeCacheContract('in Redis', async () => {
    await server.kill();
    await server.start();
    const faults: unknown[] = [];
    const cache = redisCache({ url: server.url, onFault: (fault) => faults.push(fault) });
    return {
      cache,
      pass: (ms) => sleep(ms),
      async close() {
        await cache.close();
        expect(faults).toEqual([]);
      },
    };
  });

  describe('when the server dies', () => {
    let faults: unknown[];
    let cache: Cache;
    beforeEach(() => (faults = []));
    afterEach(() => cache.close());
    const open = (): Cache => redisCache({ url: server.url, onFault: (fault) => faults.push(fault) });

    test('reads are misses and writes nothing until it is back, and then it serves again', async () => {
      cache = open();
      await cache.setMany([{ key: 'a', value: 'before' }], 60_000);
      expect(await cache.getMany(['a'])).toEqual(['before']);
      await server.kill();
      for (let time = 0; time < 3; time++) {
        expect(await cache.getMany(['a', 'b'])).toEqual([undefined, undefined]);
        await cache.setMany([{ key: 'a', value: 'lost' }], 60_000);
      }
      expect(faults.length).toBeGreaterThan(0);
      await server.start();
      await servesAgain(cache, 'after');
    });

    test('a server that dies in the middle of many reads and writes fails none of them', async () => {
      cache = open();
      const keys = Array.from({ length: 200 }, (_, at) => `key ${at}`);
      const writes = keys.map((key) => cache.setMany([{ key, value: 'x'.repeat(10_000) }], 60_000));
      const reads = keys.map((key) => cache.getMany([key]));
      await server.kill();
      await Promise.all(writes);
      for (const [value] of await Promise.all(reads)) expect([undefined, 'x'.repeat(10_000)]).toContain(value);
      await server.start();
      await servesAgain(cache, 'after');
    });

    test('a server that hangs keeps nobody waiting for good', async () => {
      cache = open();
      await cache.setMany([{ key: 'a', value: 'a' }], 60_000);
      server.freeze();
      expect(await cache.getMany(['a'])).toEqual([undefined]);
      await cache.setMany([{ key: 'b', value: 'b' }], 60_000);
      expect(faults).toHaveLength(2);
      await server.kill();
      await server.start();
      await servesAgain(cache, 'after');
    });

    test('a write that the server refuses is told of, once, and fails nobody', async () => {
      cache = open();
      const operator = new Redis(server.url);
      await operator.config('SET', 'maxmemory', '1');
      await cache.setMany(
        ['a', 'b'].map((key) => ({ key, value: key })),
        60_000,
      );
      expect(faults.map(String)).toEqual([expect.stringContaining('OOM')]);
      expect(await cache.getMany(['a', 'b'])).toEqual([undefined, undefined]);
      await operator.config('SET', 'maxmemory', '0');
      await servesAgain(cache, 'after');
      operator.disconnect();
    });

    test('a server that was not there at the start is used once it is', async () => {
      await server.kill();
      cache = open();
      expect(await cache.getMany(['a'])).toEqual([undefined]);
      await server.start();
      await servesAgain(cache, 'late');
    });
  });
});

test('without any server every read is a miss, every write nothing, and closing leaves no connection behind', async () => {
  const faults: unknown[] = [];
  const url = `redis://127.0.0.1:${await findFreePort()}`;
  const cache = redisCache({ url, onFault: (fault) => faults.push(fault) });
  await cache.setMany([{ key: 'a', value: 'a' }], 1_000);
  expect(await cache.getMany(['a', 'b'])).toEqual([undefined, undefined]);
  expect(faults.length).toBeGreaterThan(0);
  await cache.close();
});

async function servesAgain(cache: Cache, value: string): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    await cache.setMany([{ key: 'again', value }], 60_000);
    if ((await cache.getMany(['again']))[0] === value) return;
    await sleep(25);
  }
  throw new Error('Redis is back, and the cache does not use it');
}
