import { createArena } from '../../src/domain/evolution/arena';
import { assessGenome, createAssessmentMarket, type Assessment } from '../../src/domain/evolution/assessment';
import { measureBuyAndHold } from '../../src/domain/evolution/benchmark';
import { breedGeneration, type Parent } from '../../src/domain/evolution/breeding';
import { drawConclusion, rankFinalists, type Conclusion } from '../../src/domain/evolution/conclusion';
import type { Evaluation } from '../../src/domain/evolution/evaluation';
import { createGenePool } from '../../src/domain/evolution/gene-pool';
import { selectGeneration } from '../../src/domain/evolution/generation-record';
import { evaluateGenome } from '../../src/domain/evolution/genome-evaluation';
import { requireHoldOut } from '../../src/domain/evolution/hold-out';
import type { Bars } from '../../src/domain/market/bars';
import type { CostProfile } from '../../src/domain/microstructure/policy';
import { computeVariance } from '../../src/domain/numerics/statistics';

type Evaluated = Parent & { readonly evaluation: Evaluation };

interface PlainRun {
  readonly conclusion: Conclusion;
  readonly archive: readonly Evaluated[];
  /** Of the first finalist: the verdict is on it alone. */
  readonly assessment: Assessment | undefined;
  /** Weighted fitness of the best survivor, one a generation. */
  readonly best: readonly (number | undefined)[];
}

interface PlainSettings {
  readonly seed: number;
  readonly population: number;
  readonly generations: number;
  readonly costs: CostProfile;
}

/** A whole run in one function, without workers, record or clock: the domain alone. */
export function evolvePlainly(bars: Bars, { seed, population, generations, costs }: PlainSettings): PlainRun {
  const arena = createArena(bars, { seed, costs });
  const pool = createGenePool({ hasVolume: bars.volume !== undefined });
  const scores = new Map<string, Evaluated>();
  let parents: Evaluated[] = [];
  let archive: Evaluated[] = [];
  const best: (number | undefined)[] = [];
  for (let generation = 0; generation < generations; generation++) {
    const offspring = breedGeneration({ seed, generation, size: population, pool, parents }).map(({ id, genome }) => {
      const known = scores.get(id);
      if (known) return known;
      const evaluation = evaluateGenome(genome, arena);
      const { fitness, violation } = evaluation;
      const evaluated = { id, genome, fitness, violation, evaluation };
      scores.set(id, evaluated);
      return evaluated;
    });
    const selection = selectGeneration({ parents, offspring, archive }, population);
    parents = selection.survivors;
    archive = selection.archive;
    best.push(selection.best);
  }
  const { inSample, outOfSample } = requireHoldOut(bars.close.length);
  const finalists = rankFinalists(archive);
  const market = createAssessmentMarket(bars, { seed, costs });
  const ratios = [...scores.values()].flatMap(({ evaluation }) => evaluation.inSample.sharpePerPeriod ?? []);
  const sharpeVariance = computeVariance(ratios);
  const [assessment] = finalists.slice(0, 1).map(({ id, genome }) => assessGenome(id, genome, market));
  const conclusion = drawConclusion({
    finalists,
    assessments: new Map(assessment && [[assessment.id, assessment]]),
    bars: { inSample: inSample.to, outOfSample: outOfSample.to - outOfSample.from },
    trials: { trials: scores.size, ...(sharpeVariance !== undefined && { sharpeVariance }) },
    benchmark: measureBuyAndHold(bars, outOfSample),
  });
  return { conclusion, archive, assessment, best };
}
