import type { EvidenceFinding, EvidenceFragment } from '../domain/curriculum/evidence-assembly';

/** How far a collection is, and whether it is still wanted. */
export interface CollectionWatch {
  onProgress(done: number): void;
  readonly signal: AbortSignal;
}

/** One part, and how it is collected. */
export interface PartCollection {
  readonly part: string;
  collect(watch: CollectionWatch): Promise<EvidenceFragment>;
}

/**
 * Collects all parts, as many at once as there are threads. One that throws, or takes longer than `budgetMs`, becomes a problem by name: what is
 * missing cannot pass. Rejects with the reason of the watch's own signal alone.
 */
export function collectParts(
  parts: readonly PartCollection[],
  { signal, onProgress }: CollectionWatch,
  budgetMs: number,
): Promise<EvidenceFinding[]> {
  let done = 0;
  return Promise.all(
    parts.map(async ({ part, collect }): Promise<EvidenceFinding> => {
      const budget = new AbortController();
      const timer = setTimeout(() => budget.abort(new Error(`it took longer than ${budgetMs / 1_000} s`)), budgetMs);
      try {
        const watch = { signal: AbortSignal.any([signal, budget.signal]), onProgress: () => onProgress(done) };
        return { part, fragment: await collect(watch) };
      } catch (error) {
        signal.throwIfAborted();
        return { part, problem: error instanceof Error ? error.message : String(error) };
      } finally {
        clearTimeout(timer);
        onProgress(++done);
      }
    }),
  );
}
