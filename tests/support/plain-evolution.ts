import { createArena, specifyArena, takeInSample, type Arena } from '../../src/domain/evolution/arena';
import { assessGenome, createAssessmentMarket, type Assessment } from '../../src/domain/evolution/assessment';
import { measureBuyAndHold } from '../../src/domain/evolution/benchmark';
import { drawConclusion, rankFinalists, type Conclusion } from '../../src/domain/evolution/conclusion';
import type { Individual } from '../../src/domain/evolution/generation-breeding';
import { evaluateGenome } from '../../src/domain/evolution/genome-evaluation';
import { requireHoldOut } from '../../src/domain/evolution/hold-out';
import { completePlan, type SearchPlan } from '../../src/domain/evolution/search-plan';
import { asPhenotype } from '../../src/domain/evolution/individuals';
import { runSearch, type EvaluatePhenotypes } from '../../src/domain/evolution/search-run';
import type { Bars } from '../../src/domain/market/bars';
import type { CostProfile } from '../../src/domain/microstructure/policy';
import { computeVariance } from '../../src/domain/numerics/statistics';
import { knownStrategies } from '../../src/domain/strategy/strategy-families';
import type { Scenario } from '../../src/domain/stress/scenario';

export interface PlainRun {
  readonly conclusion: Conclusion;
  readonly archive: readonly Individual[];
  /** Of the first finalist: the verdict is on it alone. */
  readonly assessment: Assessment | undefined;
  /** Weighted fitness of the best survivor, one a generation. */
  readonly best: readonly (number | undefined)[];
}

export interface PlainSettings {
  readonly seed: number;
  readonly population: number;
  readonly generations: number;
  readonly costs: CostProfile;
  /** What is absent is as the policy has it. */
  readonly search?: Partial<SearchPlan>;
}

/** A whole run in one function, without workers, record or clock: the domain alone. */
export async function evolvePlainly(
  bars: Bars,
  settings: PlainSettings,
  scoreBy: (run: { readonly plan: SearchPlan }) => EvaluatePhenotypes = ({ plan }) =>
    evaluatePlainly(bars, { ...settings, search: plan }),
): Promise<PlainRun> {
  const search = completePlan(settings.search);
  const founders = search.families
    ? knownStrategies({ hasVolume: bars.volume !== undefined, period: bars.period })
    : [];
  const evaluate = scoreBy({ plan: search });
  const { archive, generations, tried } = await runSearch({
    ...settings,
    ...{ inSample: takeInSample(bars).bars, plan: search, founders, evaluate },
  });
  const { inSample, outOfSample } = requireHoldOut(bars.close.length);
  const finalists = rankFinalists(archive);
  const market = createAssessmentMarket(bars, settings);
  const assessments = finalists.slice(0, 1).map((finalist) => {
    const { id, genome, gains } = asPhenotype(finalist);
    return assessGenome(id, genome, { ...market, ...(gains && { gains }) });
  });
  const ratios = [...tried.values()].flatMap(({ evaluation }) => evaluation.inSample.sharpePerPeriod ?? []);
  const sharpeVariance = computeVariance(ratios);
  const conclusion = drawConclusion({
    finalists,
    assessments: new Map(assessments.map((assessment) => [assessment.id, assessment])),
    bars: { inSample: inSample.to, outOfSample: outOfSample.to - outOfSample.from },
    trials: { trials: tried.size, looks: finalists.length, ...(sharpeVariance !== undefined && { sharpeVariance }) },
    benchmark: measureBuyAndHold(bars, outOfSample),
  });
  return { conclusion, archive, assessment: assessments[0], best: generations.map(({ best }) => best) };
}

/** Scores one after the other in the plain form; an arena is built once for each list of scenarios. */
export function evaluatePlainly(
  bars: Bars,
  settings: { readonly seed: number; readonly costs: CostProfile; readonly search: SearchPlan },
): EvaluatePhenotypes {
  const arenas = new Map<readonly Scenario[], Arena>();
  return async (phenotypes, scenarios) => {
    const arena = arenas.get(scenarios) ?? createArena(bars, specifyArena(settings, scenarios));
    arenas.set(scenarios, arena);
    return phenotypes.map(({ genome, gains }) => evaluateGenome(genome, arena, gains));
  };
}
