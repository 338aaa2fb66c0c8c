import type { Offspring } from '../../src/domain/evolution/breeding';
import type { Conclusion } from '../../src/domain/evolution/conclusion';
import type { Evaluation } from '../../src/domain/evolution/evaluation';
import { createGenePool } from '../../src/domain/evolution/gene-pool';
import { drawGenome } from '../../src/domain/evolution/random-genome';
import { createRandom } from '../../src/domain/numerics/random';
import { genomeId } from '../../src/domain/strategy/canonical-genome';

const pool = createGenePool({ hasVolume: false });

/** `count` distinct genomes drawn at random, the same each time. */
export function sampleOffspring(count: number, seed = 1): Offspring[] {
  const random = createRandom(seed);
  const byId = new Map<string, Offspring>();
  while (byId.size < count) {
    const genome = drawGenome(pool, random);
    const id = genomeId(genome);
    byId.set(id, { id, genome, parents: [], operator: 'random' });
  }
  return [...byId.values()];
}

/** An evaluation with this Sharpe ratio a period, or without one. */
export function sampleEvaluation(sharpePerPeriod?: number): Evaluation {
  return {
    fitness: { survival: 0.25, profit: 0.5, adaptability: 0.75, robustness: 0.125 },
    violation: 0,
    inSample: { trades: 12, costs: 0.001, ...(sharpePerPeriod !== undefined && { sharpePerPeriod }) },
    stress: [{ scenario: 'flash-crash', totalReturn: -0.1 }],
  };
}

export function sampleConclusion(text: string): Conclusion {
  return { trials: 7, sharpeVariance: 0.001, finalists: [], verdict: { passed: false, text, reasons: ['luck'] } };
}
