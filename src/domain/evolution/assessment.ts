import type { Bars, BarRange } from '../market/bars';
import type { CostProfile } from '../microstructure/policy';
import { deriveSeed } from '../numerics/derived-seed';
import { quantise } from '../numerics/quantise';
import { createRandom } from '../numerics/random';
import { computeResidualReturns } from '../performance/residual-returns';
import { computeSharpeEvidence } from '../performance/sharpe-evidence';
import { computeSharpeInterval } from '../performance/sharpe-interval';
import { computeAccountReturns } from '../simulation/account-returns';
import { holdInstrument } from '../simulation/buy-and-hold';
import { createSimulatedMarket, type SimulatedMarket } from '../simulation/simulated-market';
import type { RegimeGains } from '../simulation/regime-gains';
import type { Genome, GenomeId } from '../strategy/genome';
import { setAccountTerms } from './account-terms';
import { requireHoldOut } from './hold-out';
import type { Metrics } from './evaluation';
import { evolutionPolicy } from './policy';
import { runStretch } from './stretch';

/** A finalist on the bars that evolution never saw. */
export interface Assessment {
  readonly id: GenomeId;
  readonly outOfSample: Metrics;
  /** What holding the instrument does not explain of its returns; absent where it does not vary. */
  readonly beyondHolding: { readonly inSample?: ResidualEvidence; readonly outOfSample?: ResidualEvidence };
  /** Stationary-bootstrap interval of the annualised out-of-sample Sharpe ratio; absent where it is undefined. */
  readonly sharpeInterval?: { readonly lower: number; readonly upper: number };
}

/** Share of the instrument in the returns, and the Sharpe ratio of the rest with what its precision hangs on, per period. */
export interface ResidualEvidence {
  readonly beta: number;
  readonly sharpePerPeriod: number;
  readonly skewness: number;
  readonly kurtosis: number;
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
  const { inSample, outOfSample } = requireHoldOut(market.path.bars.close.length);
  const account = setAccountTerms({ costs }, gains);
  const { returns, metrics } = runStretch(genome, market, { ...account, ...outOfSample });
  const before = measureResidual(runStretch(genome, market, { ...account, ...inSample }).returns, market, inSample);
  const after = measureResidual(returns, market, outOfSample);
  const interval = computeSharpeInterval(returns, {
    random: createRandom(deriveSeed(seed, 'interval', id)),
    resamples: evolutionPolicy.verdict.resamples,
    level: evolutionPolicy.verdict.intervalLevel,
    periodsPerYear: market.periodsPerYear,
  });
  return {
    id,
    outOfSample: metrics,
    beyondHolding: { ...(before && { inSample: before }), ...(after && { outOfSample: after }) },
    ...(interval && { sharpeInterval: { lower: interval.lower, upper: interval.upper } }),
  };
}

function measureResidual(
  returns: Float64Array,
  { path }: SimulatedMarket,
  { from, to }: BarRange,
): ResidualEvidence | undefined {
  const held = computeAccountReturns(holdInstrument(path.bars, from, to), 1);
  const residual = computeResidualReturns(returns, held);
  const evidence = residual && computeSharpeEvidence(residual.returns);
  if (!residual || !evidence) return undefined;
  const { sharpePerPeriod, skewness, kurtosis } = evidence;
  return {
    beta: quantise(residual.beta),
    sharpePerPeriod: quantise(sharpePerPeriod),
    skewness: quantise(skewness),
    kurtosis: quantise(kurtosis),
  };
}
