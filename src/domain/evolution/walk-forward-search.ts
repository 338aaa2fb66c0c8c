import { sliceBars, type Bars } from '../market/bars';
import type { CostProfile } from '../microstructure/policy';
import { deriveSeed } from '../numerics/derived-seed';
import { quantise } from '../numerics/quantise';
import { createSimulatedMarket } from '../simulation/simulated-market';
import type { GenomeId } from '../strategy/genome';
import type { WalkForwardEvidence } from '../validation/walk-forward-evidence';
import type { WalkForwardWindow } from '../validation/walk-forward';
import { setAccountTerms } from './account-terms';
import { buildArena, listScenariosIn, specifyArena, type Arena } from './arena';
import { rankArchive } from './conclusion';
import type { Evaluation } from './evaluation';
import type { Individual } from './generation-breeding';
import type { FurtherSense } from './gene-pool';
import { asPhenotype } from './individuals';
import type { Phenotype } from './population-evaluation';
import { searchPolicy } from './search-policy';
import { runSearch } from './search-run';
import { runStretch } from './stretch';
import type { TrainingSettings } from './training-constraints';

/** Scores phenotypes in their order. */
export type ScorePhenotypes = (phenotypes: readonly Phenotype[]) => readonly Evaluation[];

/** A small search, to be done anew in each window of a walk forward. */
export interface WalkForwardSearch {
  readonly seed: number;
  readonly population: number;
  readonly generations: number;
  readonly costs: CostProfile;
  /** Constraints hold in training and in the test. */
  readonly training?: TrainingSettings;
  /** As of a run's plan. */
  readonly senses?: readonly FurtherSense[];
}

export interface WindowInput {
  /** The bars that evolution may see, no others. */
  readonly inSample: Bars;
  readonly search: WalkForwardSearch;
  readonly window: WalkForwardWindow;
  /** How an arena's genomes are scored: as `evaluateGenome` does, whichever way. */
  readonly openScoring: (arena: Arena) => ScorePhenotypes;
}

/** One window's part of the evidence, with its own test returns. */
export type WindowOutcome = WalkForwardEvidence['windows'][number] & { readonly returns: Float64Array };

/** Name of what trades where the search found nothing that may: nothing. */
const nobody: GenomeId = 'none';

/**
 * Evolves strategies anew on the training bars of a window, from random genomes and without known strategies, and lets the best by weighted
 * fitness trade the test bars: features may warm up on the bars before them, trades may not. Where no genome was feasible nobody trades and
 * the returns are 0. What was bred on all in-sample bars would know the tests; this does not (Pardo 2008, ch. 11).
 */
export async function evolveWindow({ inSample, search, window, openScoring }: WindowInput): Promise<WindowOutcome> {
  const { train, test } = window;
  const best = await searchBest({ inSample, search, window, openScoring });
  if (!best) return { train, test, strategy: nobody, returns: new Float64Array(test.to - test.from) };
  // Cut at the end of the test: what comes later cannot be looked at.
  const bars = sliceBars(inSample, 0, test.to);
  const market = createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
  const { genome, gains } = asPhenotype(best);
  const { returns, metrics } = runStretch(genome, market, { ...setAccountTerms(search, gains), ...test });
  const { sharpe: trainSharpe } = best.evaluation.inSample;
  const { sharpe: testSharpe } = metrics;
  return {
    ...{ train, test, strategy: best.id },
    ...(trainSharpe !== undefined && { trainSharpe }),
    ...(testSharpe !== undefined && { testSharpe }),
    returns: returns.map(quantise),
  };
}

/** The windows in order, their returns joined. */
export function joinWindows(outcomes: readonly WindowOutcome[]): WalkForwardEvidence {
  return {
    windows: outcomes.map(({ train, test, strategy, trainSharpe, testSharpe }) => ({
      ...{ train, test, strategy },
      ...(trainSharpe !== undefined && { trainSharpe }),
      ...(testSharpe !== undefined && { testSharpe }),
    })),
    returns: Float64Array.from(outcomes.flatMap(({ returns }) => [...returns])),
  };
}

async function searchBest({ inSample, search, window, openScoring }: WindowInput): Promise<Individual | undefined> {
  const { train } = window;
  const bars = sliceBars(inSample, train.from, train.to);
  const seed = deriveSeed(search.seed, 'walk-forward', train.from, train.to);
  const scenarios = listScenariosIn(bars);
  const arena = buildArena(
    { name: 'history', bars, liquidity: undefined },
    specifyArena({ ...search, seed, search: searchPolicy.plain }, scenarios),
  );
  const score = openScoring(arena);
  const { population, generations, senses } = search;
  const plan = { ...searchPolicy.plain, ...(senses && { senses }) };
  const { archive } = await runSearch({
    ...{ inSample: bars, seed, population, generations, plan, founders: [], scenarios },
    evaluate: (phenotypes) => Promise.resolve(score(phenotypes)),
  });
  return rankArchive(archive)[0];
}
