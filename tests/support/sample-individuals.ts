import type { Individual } from '../../src/domain/evolution/generation-breeding';
import type { Heredity } from '../../src/domain/evolution/heredity';
import { sampleEvaluation, sampleOffspring } from './record-samples';
import type { Scores } from './scored-genomes';

/** Individuals with these scores, feasible unless said otherwise; each with a genome and a way of trading of its own. */
export function sampleIndividuals(
  scores: readonly Scores[],
  { seed = 1, violation = 0, heredity = { age: 0 } }: { seed?: number; violation?: number; heredity?: Heredity } = {},
): Individual[] {
  return sampleOffspring(scores.length, seed).map(({ id, genome }, index) => {
    const [survival, profit, adaptability, robustness] = scores[index]!;
    const fitness = { survival, profit, adaptability, robustness };
    const { inSample, ...evaluation } = sampleEvaluation(0.1);
    const behaviour = { turnover: 1 + (index % 7) * 10, holdingBars: 2 + (index % 5) * 9, exposure: 0.4 };
    return {
      ...{ id, genome, heredity, fitness, violation },
      evaluation: { ...evaluation, fitness, violation, inSample: { ...inSample, ...behaviour } },
    };
  });
}
