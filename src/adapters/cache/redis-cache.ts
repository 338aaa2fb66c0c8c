import { Redis } from 'ioredis';
import type { Cache } from '../../activities/ports';

/** Longest that a read may keep its caller waiting before it counts as a miss. */
const commandTimeoutMs = 1_000;

/** A cache in Redis. A server that is away makes every read a miss and every write nothing: what is cached is in the record too. */
export function redisCache({ url, onFault }: { url: string; onFault: (error: unknown) => void }): Cache {
  const redis = new Redis(url, {
    commandTimeout: commandTimeoutMs,
    connectTimeout: commandTimeoutMs,
    // Waits in vain for the end of a connection that is already gone; two seconds of it would keep the process.
    disconnectTimeout: 100,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    lazyConnect: true,
    retryStrategy: (attempt) => Math.min(attempt * 100, 5_000),
  });
  redis.on('error', onFault);
  const connected = redis.connect().catch(onFault);

  return {
    async getMany(keys) {
      if (keys.length === 0) return [];
      await connected;
      try {
        return (await redis.mget(...keys)).map((value) => value ?? undefined);
      } catch (error) {
        onFault(error);
        return keys.map(() => undefined);
      }
    },
    async setMany(added, ttlMs) {
      if (added.length === 0) return;
      await connected;
      const pipeline = redis.pipeline();
      for (const { key, value } of added) pipeline.set(key, value, 'PX', ttlMs);
      // A pipeline does not reject: each of its commands has an error of its own, and one is enough to tell.
      const [failure] = ((await pipeline.exec()) ?? []).flatMap(([error]) => error ?? []);
      if (failure) onFault(failure);
    },
    async close() {
      await connected;
      redis.disconnect();
    },
  };
}
