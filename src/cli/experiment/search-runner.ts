import { evaluationPool, type EvaluationPool } from '../../adapters/threads/evaluation-pool';
import type { RunSettings } from '../../activities/ports';
import type { Environment } from '../../config/env';
import { takeInSample } from '../../domain/evolution/arena';
import { runSearch, type EvaluatePhenotypes, type SearchRunResult } from '../../domain/evolution/search-run';
import type { SearchPlan } from '../../domain/evolution/search-plan';
import type { Bars } from '../../domain/market/bars';
import { encodeDataSet } from '../../domain/market/data-set';
import type { CostProfile } from '../../domain/microstructure/policy';
import { knownStrategies } from '../../domain/strategy/strategy-families';
import type { Scenario } from '../../domain/stress/scenario';

export interface ExperimentRun {
  readonly bars: Bars;
  readonly seed: number;
  readonly population: number;
  readonly generations: number;
  readonly costs: CostProfile;
  readonly plan: SearchPlan;
  /** Absent: as every run begins. */
  readonly scenarios?: readonly Scenario[];
}

/** Everything that an experiment does with genomes: whole searches, and the scores of their results. */
export interface SearchRunner {
  run(experiment: ExperimentRun): Promise<SearchRunResult>;
  /** Scores phenotypes on bars under scenarios of their own. */
  score(experiment: ExperimentRun, ...evaluate: Parameters<EvaluatePhenotypes>): ReturnType<EvaluatePhenotypes>;
  readonly pool: EvaluationPool;
}

/** Searches run without server and record, on all threads, one after the other; the plain search is that of the policy with every part off. */
export async function withSearchRunner<T>(
  environment: Pick<Environment, 'EMP_COMPUTE_THREADS' | 'EMP_KERNEL' | 'EMP_KERNEL_MEMORY_MB'>,
  use: (runner: SearchRunner) => Promise<T>,
): Promise<T> {
  const pool = evaluationPool({
    threads: environment.EMP_COMPUTE_THREADS,
    threadFile: require.resolve('../../adapters/threads/evaluation-thread'),
    kernel: environment.EMP_KERNEL,
    memoryBytes: environment.EMP_KERNEL_MEMORY_MB * 1_048_576,
  });
  const names = new Map<Bars, string>();
  const nameOf = (bars: Bars): string => {
    const known = names.get(bars) ?? encodeDataSet(bars).dataset;
    names.set(bars, known);
    return known;
  };
  const score: SearchRunner['score'] = async (
    { bars, seed, population, generations, costs, plan },
    phenotypes,
    scenarios,
  ) => {
    const settings: RunSettings = { dataset: nameOf(bars), population, generations, seed, costs, search: plan };
    const watch = { onProgress: () => undefined, signal: new AbortController().signal };
    const scored = await pool.evaluate({ bars, settings, scenarios, genomes: phenotypes }, watch);
    return scored.map(({ evaluation }) => evaluation);
  };
  try {
    return await use({
      pool,
      score,
      run: (experiment) =>
        runSearch({
          ...experiment,
          inSample: takeInSample(experiment.bars).bars,
          founders: experiment.plan.families
            ? knownStrategies({ hasVolume: experiment.bars.volume !== undefined, period: experiment.bars.period })
            : [],
          evaluate: (phenotypes, scenarios) => score(experiment, phenotypes, scenarios),
        }),
    });
  } finally {
    await pool.close();
  }
}
