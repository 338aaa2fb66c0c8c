import type { Cache } from '../../activities/ports';

/** A cache inside the process: at most `maxEntries`, the least recently used leave first; 0 keeps nothing. */
export function memoryCache({ maxEntries, now = Date.now }: { maxEntries: number; now?: () => number }): Cache {
  // A Map iterates in order of insertion: reading an entry moves it to the end, so the first is the least recently used.
  const entries = new Map<string, { value: string; expiresAt: number }>();

  const read = (key: string): string | undefined => {
    const entry = entries.get(key);
    if (!entry) return undefined;
    entries.delete(key);
    if (entry.expiresAt <= now()) return undefined;
    entries.set(key, entry);
    return entry.value;
  };

  return {
    getMany: (keys) => Promise.resolve(keys.map(read)),
    setMany(added, ttlMs) {
      for (const { key, value } of added) {
        entries.delete(key);
        entries.set(key, { value, expiresAt: now() + ttlMs });
      }
      for (const key of entries.keys()) {
        if (entries.size <= maxEntries) break;
        entries.delete(key);
      }
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
