import { quantise } from '../numerics/quantise';
import type { Random } from '../numerics/random';

/** Where a real-coded gene may lie, both ends included. */
export interface GeneBounds {
  readonly min: number;
  readonly max: number;
}

export interface SimulatedBinaryCrossover {
  /** One for each gene. */
  readonly bounds: readonly GeneBounds[];
  readonly random: Random;
  /** How near children stay to their parents: 2 far, 20 near. */
  readonly distributionIndex: number;
}

// Genes nearer than this are the same gene: the spread between them would be divided by.
const equalGenes = 1e-14;

/**
 * Two children of two real-coded parents: simulated binary crossover (Deb & Agrawal 1995), with the spread cut at the bounds as in the code of
 * NSGA-II (Deb et al. 2002). Each gene is crossed with a chance of one half, and the two results fall to either child. Genes that are made
 * are cut to twelve digits and stay inside their bounds; the parents are left as they are.
 * Throws a RangeError where parents and bounds differ in length or bounds are upside down.
 */
export function crossSimulatedBinary(
  [first, second]: readonly [readonly number[], readonly number[]],
  { bounds, random, distributionIndex }: SimulatedBinaryCrossover,
): [number[], number[]] {
  checkGenes(first, bounds);
  checkGenes(second, bounds);
  const one = first.slice();
  const other = second.slice();
  bounds.forEach(({ min, max }, gene) => {
    if (random.uniform() >= 0.5) return;
    const low = Math.min(first[gene]!, second[gene]!);
    const high = Math.max(first[gene]!, second[gene]!);
    if (high - low <= equalGenes * Math.max(1, Math.abs(low), Math.abs(high))) return;
    const draw = random.uniform();
    const spreadBy = (room: number): number => drawSpread(draw, 1 + (2 * room) / (high - low), distributionIndex);
    const middle = (low + high) / 2;
    const half = (high - low) / 2;
    const below = placeGene(middle - half * spreadBy(low - min), { min, max });
    const above = placeGene(middle + half * spreadBy(max - high), { min, max });
    const swapped = random.uniform() < 0.5;
    one[gene] = swapped ? above : below;
    other[gene] = swapped ? below : above;
  });
  return [one, other];
}

/** Throws a RangeError unless there is a bound for every gene and every bound the right way up. */
export function checkGenes(genes: readonly number[], bounds: readonly GeneBounds[]): void {
  if (genes.length !== bounds.length) throw new RangeError(`${genes.length} genes have ${bounds.length} bounds`);
  const wrong = bounds.findIndex(({ min, max }) => !(min <= max));
  if (wrong >= 0) throw new RangeError(`the bounds of gene ${wrong} are upside down`);
}

/** Twelve digits inside the bounds. */
export function placeGene(value: number, { min, max }: GeneBounds): number {
  return Math.min(max, Math.max(min, quantise(value)));
}

/** Children's distance over the parents' distance, at most `widest`. */
function drawSpread(draw: number, widest: number, distributionIndex: number): number {
  const power = distributionIndex + 1;
  const mass = 2 - Math.pow(widest, -power);
  return draw <= 1 / mass ? Math.pow(draw * mass, 1 / power) : Math.pow(1 / (2 - draw * mass), 1 / power);
}
