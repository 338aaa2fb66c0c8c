import type { EvaluationTask } from '../../activities/evaluator-ports';
import { createGenePool } from '../../domain/evolution/gene-pool';
import { drawGenome } from '../../domain/evolution/random-genome';
import type { Bars } from '../../domain/market/bars';
import { createRandom } from '../../domain/numerics/random';
import { genomeId } from '../../domain/strategy/canonical-genome';

/** So many genomes as a first generation would draw them for these bars; the first of more are the same. */
export function drawGenomes(
  { volume }: Pick<Bars, 'volume'>,
  { population, seed }: { population: number; seed: number },
): EvaluationTask['genomes'] {
  const pool = createGenePool({ hasVolume: volume !== undefined });
  const random = createRandom(seed);
  return Array.from({ length: population }, () => {
    const genome = drawGenome(pool, random);
    return { id: genomeId(genome), genome };
  });
}
