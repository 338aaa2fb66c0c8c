import { setAccountTerms, type AccountTerms } from '../evolution/account-terms';
import { requireHoldOut } from '../evolution/hold-out';
import { runStretch, type Stretch } from '../evolution/stretch';
import type { TrainingConstraints } from '../evolution/training-constraints';
import type { Bars, BarRange } from '../market/bars';
import type { CostProfile } from '../microstructure/policy';
import { createSimulatedMarket, type SimulatedMarket } from '../simulation/simulated-market';
import type { Genome, GenomeId } from '../strategy/genome';

export interface NamedGenome {
  readonly id: GenomeId;
  readonly genome: Genome;
}

/** What all of a stage's evidence is measured on. Plain data: it goes to threads. */
export interface EvidenceCourse {
  /** SHA-256 of the snapshot. */
  readonly dataset: string;
  readonly bars: Bars;
  readonly candidate: NamedGenome;
  readonly costs: CostProfile;
  /** Those that the stage judges under, as the curriculum has them: how hard the training was makes no difference. */
  readonly constraints: TrainingConstraints;
  /** Of the candidate; each part draws from a stream of its own. */
  readonly seed: number;
  readonly stage: string;
}

/** A course on its market: the whole history, so that features may warm up on bars before a range; trades may not. */
export interface EvidenceGround extends EvidenceCourse {
  readonly market: SimulatedMarket;
  readonly terms: AccountTerms;
  readonly inSample: BarRange;
  readonly outOfSample: BarRange;
}

export function createEvidenceMarket(bars: Bars): SimulatedMarket {
  return createSimulatedMarket({ name: 'history', bars, liquidity: undefined });
}

/** Throws `evolution.data-too-short` where nothing can be held out. */
export function layGround(course: EvidenceCourse, market: SimulatedMarket): EvidenceGround {
  const { costs, constraints } = course;
  return {
    ...course,
    market,
    terms: setAccountTerms({ costs, training: { constraints } }),
    ...requireHoldOut(course.bars.close.length),
  };
}

/** A strategy's life over a range under the stage's constraints. What its bearer has learned is no part of it: a genome is certified. */
export function runOnGround({ market, terms }: EvidenceGround, genome: Genome, range: BarRange): Stretch {
  return runStretch(genome, market, { ...terms, ...range });
}
