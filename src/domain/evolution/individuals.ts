import type { GenomeId } from '../strategy/genome';

/** The individuals of these ids, in their order. Throws a RangeError where one is not known. */
export function requireIndividuals<T>(known: ReadonlyMap<GenomeId, T>, ids: readonly GenomeId[]): T[] {
  return ids.map((id) => {
    const found = known.get(id);
    if (found === undefined) throw new RangeError(`genome ${id} is not known here`);
    return found;
  });
}
