import type { Genome, GenomeId } from '../strategy/genome';
import type { Heredity } from './heredity';
import type { Phenotype } from './population-evaluation';

/** A genome that is scored under its own name. */
export interface NamedPhenotype extends Phenotype {
  readonly id: GenomeId;
}

/** The individuals of these ids, in their order. Throws a RangeError where one is not known. */
export function requireIndividuals<T>(known: ReadonlyMap<GenomeId, T>, ids: readonly GenomeId[]): T[] {
  return ids.map((id) => {
    const found = known.get(id);
    if (found === undefined) throw new RangeError(`genome ${id} is not known here`);
    return found;
  });
}

export function idsOf(individuals: readonly { readonly id: GenomeId }[]): GenomeId[] {
  return individuals.map(({ id }) => id);
}

/** A genome as it lives: with the marks that it was born with. */
export function asPhenotype({
  id,
  genome,
  heredity,
}: {
  readonly id: GenomeId;
  readonly genome: Genome;
  readonly heredity: Heredity;
}): NamedPhenotype {
  return { id, genome, ...(heredity.gains && { gains: heredity.gains }) };
}
