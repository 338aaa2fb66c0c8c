import { computeNormalCdf } from '../numerics/normal-distribution';
import { quantise } from '../numerics/quantise';

/**
 * Probability of each band that ascending edges cut the line into, for a level known with a normal error: P(edge[k-1] < X <= edge[k]). They
 * sum to 1 but for the twelfth digit. `error` above 0, `level` finite; `into` holds one number more than there are edges.
 */
export function writeBandProbabilities(
  into: Float64Array,
  level: number,
  { edges, error }: { readonly edges: readonly number[]; readonly error: number },
): Float64Array {
  let below = 0;
  for (let band = 0; band < edges.length; band++) {
    const through = quantise(computeNormalCdf((edges[band]! - level) / error));
    into[band] = through - below;
    below = through;
  }
  into[edges.length] = 1 - below;
  return into;
}
