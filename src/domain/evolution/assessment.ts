import type { Bars } from '../market/bars';
import { costPolicies, type CostProfile } from '../microstructure/policy';
import { deriveSeed } from '../numerics/derived-seed';
import { createRandom } from '../numerics/random';
import { computeSharpeInterval } from '../performance/sharpe-interval';
import { createSimulatedMarket, type SimulatedMarket } from '../simulation/simulated-market';
import { simulationPolicy } from '../simulation/policy';
import type { RegimeGains } from '../simulation/regime-gains';
import type { Genome, GenomeId } from '../strategy/genome';
import { requireHoldOut } from './hold-out';
import type { Metrics } from './evaluation';
import { evolutionPolicy } from './policy';
import { runStretch } from './stretch';

/** A finalist on the bars that evolution never saw. */
export interface Assessment {
  readonly id: GenomeId;
  readonly outOfSample: Metrics;
  /** Stationary-bootstrap interval of the annualised out-of-sample Sharpe ratio; absent where it is undefined. */
  readonly sharpeInterval?: { readonly lower: number; readonly upper: number };
}

/** Whole history with the hold-out at its end: features may warm up on the bars before it, trades may not. */
export interface AssessmentMarket {
  readonly market: SimulatedMarket;
  readonly costs: CostProfile;
  readonly seed: number;
  /** Of the genome at hand; absent: 1 in every regime. */
  readonly gains?: RegimeGains;
}

export function createAssessmentMarket(
  bars: Bars,
  { seed, costs }: { seed: number; costs: CostProfile },
): AssessmentMarket {
  return { market: createSimulatedMarket({ name: 'history', bars, liquidity: undefined }), costs, seed };
}

export function assessGenome(
  id: GenomeId,
  genome: Genome,
  { market, costs, seed, gains }: AssessmentMarket,
): Assessment {
  const { outOfSample } = requireHoldOut(market.path.bars.close.length);
  const { initialCapital, maxPosition } = simulationPolicy;
  const { returns, metrics } = runStretch(genome, market, {
    costs: costPolicies[costs],
    initialCapital,
    maxPosition,
    ...(gains && { regimeGains: gains }),
    ...outOfSample,
  });
  const interval = computeSharpeInterval(returns, {
    random: createRandom(deriveSeed(seed, 'interval', id)),
    resamples: evolutionPolicy.verdict.resamples,
    level: evolutionPolicy.verdict.intervalLevel,
    periodsPerYear: market.periodsPerYear,
  });
  return {
    id,
    outOfSample: metrics,
    ...(interval && { sharpeInterval: { lower: interval.lower, upper: interval.upper } }),
  };
}
