import type { Random } from '../numerics/random';
import { checkGenes, placeGene, type GeneBounds } from './simulated-binary-crossover';

export interface PolynomialMutation {
  /** One for each gene. */
  readonly bounds: readonly GeneBounds[];
  readonly random: Random;
  /** How near a mutant stays to what it was: 5 far, 20 near. */
  readonly distributionIndex: number;
  /** Chance of each gene to change; one gene in all where it is 1 / genes. */
  readonly probability: number;
}

/**
 * A mutant of a real-coded individual: polynomial mutation (Deb & Goyal 1996) in the bounded form of NSGA-II's code (Deb et al. 2002), which
 * never leaves the bounds. Genes that change are cut to twelve digits; a gene whose bounds meet stays.
 * Throws a RangeError where genes and bounds differ in length or bounds are upside down.
 */
export function mutatePolynomially(
  genes: readonly number[],
  { bounds, random, distributionIndex, probability }: PolynomialMutation,
): number[] {
  checkGenes(genes, bounds);
  return genes.map((gene, index) => {
    const bound = bounds[index]!;
    const width = bound.max - bound.min;
    if (random.uniform() >= probability || width === 0) return gene;
    const power = distributionIndex + 1;
    const draw = random.uniform();
    const room = draw <= 0.5 ? (bound.max - gene) / width : (gene - bound.min) / width;
    const rest = draw <= 0.5 ? 2 * draw : 2 * (1 - draw);
    const step = 1 - Math.pow(rest + (1 - rest) * Math.pow(room, power), 1 / power);
    return placeGene(draw <= 0.5 ? gene - step * width : gene + step * width, bound);
  });
}
