import type { Offspring } from '../../src/domain/evolution/breeding';
import type { Conclusion } from '../../src/domain/evolution/conclusion';
import type { Evaluation } from '../../src/domain/evolution/evaluation';
import type { ProgressReport } from '../../src/domain/evolution/progress';
import { summariseProgress } from '../../src/domain/evolution/progress-summary';
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
    byId.set(id, { id, genome, parents: [], operator: 'random', heredity: { age: 0 } });
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
    worlds: [],
    regimes: [{ regime: 'low', bars: 40, sharpe: 0.5 }],
    windows: [{ sharpe: 0.25 }, {}],
  };
}

export function sampleConclusion(text: string): Conclusion {
  return {
    trials: 7,
    sharpeVariance: 0.001,
    looks: 3,
    finalists: [],
    verdict: { passed: false, text, reasons: ['luck'] },
  };
}

/** A report of two generations, the first with this quality. */
export function sampleProgress(quality: number): ProgressReport {
  const better = { relative: 1 / 7, interval: { lower: -0.1, upper: 0.3 }, pValue: 0.1 + 0.2, adjustedPValue: 0.6 };
  const generations = [
    { generation: 0, leaders: 2, sharpe: -0.5, quality },
    { generation: 1, leaders: 1, sharpe: 0.25, quality: 0.6, sincePrevious: better, sinceFirst: better },
  ];
  return {
    ...{ sample: 'in sample', method: 'resampled', resamples: 999, meanBlockLength: 5.5, level: 0.95, generations },
    summary: summariseProgress(generations, { sample: 'in sample' }),
    caveat: 'It says little.',
  };
}
