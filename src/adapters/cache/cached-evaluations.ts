import type { ArenaKey, Cache, EvaluationStore, ScoredGenome } from '../../activities/ports';

const hourMs = 3_600_000;

/**
 * Scores that the last generations wrote, at hand for the next selection. What is missing comes from the store, so the size of the cache
 * changes the time of a run and nothing else; a score never changes, so nothing is ever stale. `database` keeps two records on one Redis apart.
 */
export function cachedEvaluations(
  store: EvaluationStore,
  { cache, database }: { cache: Cache; database: string },
): EvaluationStore {
  const keyOf = ({ run, arena }: ArenaKey, id: string): string => `scored/${database}/${run}/${arena}/${id}`;

  return {
    storeEvaluations: (key, evaluations) => store.storeEvaluations(key, evaluations),
    async loadScored(arena, ids) {
      const distinct = [...new Set(ids)];
      const texts = await cache.getMany(distinct.map((id) => keyOf(arena, id)));
      const known = new Map<string, ScoredGenome>();
      texts.forEach((text, index) => {
        if (text !== undefined) known.set(distinct[index]!, JSON.parse(text) as ScoredGenome);
      });
      const missing = distinct.filter((id) => !known.has(id));
      const loaded = missing.length === 0 ? [] : await store.loadScored(arena, missing);
      for (const scored of loaded) known.set(scored.id, scored);
      await cache.setMany(
        loaded.map((scored) => ({ key: keyOf(arena, scored.id), value: JSON.stringify(scored) })),
        hourMs,
      );
      return ids.flatMap((id) => known.get(id) ?? []);
    },
  };
}
