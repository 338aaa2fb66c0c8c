import type { BarRange } from '../market/bars';
import { quantise } from '../numerics/quantise';
import { computeQuantile } from '../numerics/quantile';
import type { Random } from '../numerics/random';
import { computeSharpe } from '../performance/sharpe';
import type { SimulatedMarket } from '../simulation/simulated-market';
import { computeStrategySignals } from '../simulation/strategy-signals';
import { createFeatureColumns } from '../strategy/feature-columns';
import type { Genome } from '../strategy/genome';
import { runSignals } from './candidate-run';
import type { CandidateSetting } from './candidate-setting';
import { drawNeighbours } from './neighbours';

/** The candidate among genomes that differ from it by a little in their numbers. Annualised Sharpe ratios; absent where undefined. */
export interface PerturbationEvidence {
  readonly candidate?: number;
  /** Of the neighbours that have a ratio, in the order drawn. */
  readonly neighbours: Float64Array;
  /** Neighbours without a ratio, because they never traded. */
  readonly undefinedNeighbours: number;
  /** These are all neighbours that there are: a rule with few numbers has few. */
  readonly exhausted?: true;
}

export interface PerturbationOptions {
  readonly range: BarRange;
  readonly random: Random;
  /** How many, at least 1. */
  readonly neighbours: number;
}

/**
 * What stands on one value of a parameter was fitted to it; an edge of the market's is about as good a little beside (Pardo 2008, ch. 10; Aronson 2006).
 * Every neighbour counts as a look where the range is held out: pass the in-sample one. Throws a RangeError on a return that is not finite.
 */
export function measurePerturbation(
  setting: CandidateSetting,
  market: SimulatedMarket,
  { range, random, neighbours }: PerturbationOptions,
): PerturbationEvidence {
  // Columns of neighbours are of no use to anybody afterwards, and the market keeps what it has computed.
  const own = { ...market, columns: createFeatureColumns(market.path.bars) };
  const measure = (genome: Genome): number | undefined => {
    const signals = computeStrategySignals(genome, own.columns);
    const { returns } = runSignals({ ...setting, genome }, signals, { market: own, range });
    const sharpe = computeSharpe(returns, market.periodsPerYear);
    return sharpe === undefined ? undefined : quantise(sharpe);
  };
  const candidate = measure(setting.genome);
  const drawn = drawNeighbours(setting.genome, neighbours, random);
  const measured = drawn.neighbours.map(measure);
  const defined = Float64Array.from(measured.filter((sharpe) => sharpe !== undefined));
  return {
    ...(candidate !== undefined && { candidate }),
    neighbours: defined,
    undefinedNeighbours: measured.length - defined.length,
    ...(drawn.exhausted && { exhausted: true }),
  };
}

export interface PerturbationSummary {
  readonly neighbours: number;
  /** Share of neighbours with a ratio above 0; one without a ratio has none above it. Absent without neighbours. */
  readonly positiveShare?: number;
  /** Median of the neighbours' ratios over the candidate's; absent unless the candidate's is above 0. */
  readonly medianRatio?: number;
  /** Lowest ratio. */
  readonly worst?: number;
}

export function summarisePerturbation(evidence: PerturbationEvidence): PerturbationSummary {
  const { candidate, neighbours, undefinedNeighbours } = evidence;
  const count = neighbours.length + undefinedNeighbours;
  const median = computeQuantile(neighbours, 0.5);
  const worst = computeQuantile(neighbours, 0);
  return {
    neighbours: count,
    ...(count > 0 && { positiveShare: neighbours.filter((sharpe) => sharpe > 0).length / count }),
    ...(median !== undefined && candidate !== undefined && candidate > 0 && { medianRatio: median / candidate }),
    ...(worst !== undefined && { worst }),
  };
}
