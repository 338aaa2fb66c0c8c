import { computeMoments, computeMean, computeVariance } from '../../domain/numerics/statistics';
import { computeExpectedShortfall } from '../../domain/performance/expected-shortfall';
import { findMaxDrawdown } from '../../domain/performance/max-drawdown';
import { computeTotalReturn } from '../../domain/performance/total-return';
import { computeValueAtRisk } from '../../domain/performance/value-at-risk';
import { computeAccountReturns } from '../../domain/simulation/account-returns';
import { windowCount } from '../../domain/simulation/kernel-layout';
import { simulationPolicy } from '../../domain/simulation/policy';
import { simulateStrategy } from '../../domain/simulation/simulate';
import type { SimulatedMarket } from '../../domain/simulation/simulated-market';
import type { Genome } from '../../domain/strategy/genome';
import type { KernelWork } from './kernel-work';

/** Figures of each genome on each path; a path beside the first has those up to the drawdown, then zeros. */
export const figureCount = 38;
const tolerance = 1e-12;
/** Of two numbers in which thousands of roundings differ: wealth there is a product of returns, here a sum of profits. */
const portfolioTolerance = 1e3;

/** What every form of the work has to arrive at, by the plain simulator: `figureCount` numbers for each genome and path, genome by genome. */
export function computeKernelFigures(work: KernelWork): Float64Array {
  const { genomes, markets } = work;
  const figures = new Float64Array(genomes.length * markets.length * figureCount);
  let at = 0;
  for (const genome of genomes)
    for (const [path, market] of markets.entries()) {
      figures.set(describeRun(genome, market, { work, isFull: path === 0 }), at);
      at += figureCount;
    }
  return figures;
}

function describeRun(
  genome: Genome,
  market: SimulatedMarket,
  { work, isFull }: { work: KernelWork; isFull: boolean },
): number[] {
  const { initialCapital, maxPosition } = simulationPolicy;
  const to = market.path.bars.close.length;
  const run = simulateStrategy(genome, market, { costs: work.costs, initialCapital, maxPosition, from: 0, to });
  const returns = computeAccountReturns(run.equity, initialCapital);
  const profits = run.trades.map(({ profit }) => profit);
  const drawdown = findMaxDrawdown(returns);
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const figures = [
    profits.length,
    profits.filter((profit) => profit > 0).length,
    add(profits.map((profit) => Math.max(profit, 0))),
    add(profits.map((profit) => Math.max(-profit, 0))),
    run.costs,
    run.tradedValue,
    run.barsInMarket,
    computeMean(run.equity) ?? 0,
    ...describeReturns(returns),
    (computeTotalReturn(returns) ?? 0) + 1,
    drawdown?.depth ?? 0,
    drawdown?.durationPeriods ?? 0,
  ];
  return isFull ? [...figures, ...describeShape(returns), ...describeParts(returns, market, work)] : figures;
}

function describeReturns(returns: Float64Array): [number, number] {
  return [computeMean(returns) ?? 0, computeVariance(returns) ?? 0];
}

function describeShape(returns: Float64Array): number[] {
  const { skewness, kurtosis, variance } = computeMoments(returns) ?? {};
  const losses = returns.reduce((sum, change) => sum + Math.min(change, 0) ** 2, 0);
  const tails = [computeValueAtRisk, computeExpectedShortfall].flatMap((compute) =>
    [0.95, 0.99].map((confidence) => compute(returns, confidence) ?? 0),
  );
  return [variance === undefined || variance === 0 ? 0 : losses, skewness ?? 0, kurtosis ?? 0, ...tails];
}

function describeParts(returns: Float64Array, market: SimulatedMarket, { afterChange }: KernelWork): number[] {
  const bounds = Array.from({ length: windowCount + 1 }, (_, part) =>
    Math.floor((part * returns.length) / windowCount),
  );
  const parts = [
    ...[1, 2, 3].map((code) => returns.filter((_, bar) => market.volatilityRegime[bar] === code)),
    returns.filter((_, bar) => afterChange[bar] === 1),
    ...bounds.slice(1).map((to, part) => returns.subarray(bounds[part], to)),
  ];
  return parts.flatMap((part) => (part.length > 1 ? describeReturns(part) : [0, 0]));
}

/** The largest difference between two sets of figures, in units of what is allowed: 1e-12, of the figure where that is larger than 1. */
export function compareFigures(found: Float64Array, expected: Float64Array): number {
  let largest = found.length === expected.length ? 0 : Infinity;
  for (let at = 0; at < expected.length; at++) {
    const scale = Math.max(1, Math.abs(expected[at]!));
    const difference = Math.abs(found[at]! - expected[at]!) / scale / tolerance;
    largest = difference <= largest ? largest : Number.isNaN(difference) ? Infinity : difference;
  }
  return largest;
}

/** The same for total return and largest drawdown alone, two numbers for each genome and path. */
export function comparePortfolios(found: Float64Array, expected: Float64Array): number {
  const wealthAt = 10;
  const pairs = Array.from({ length: expected.length / figureCount }, (_, row) => {
    const [wealth, drawdown] = expected.subarray(row * figureCount + wealthAt, row * figureCount + wealthAt + 2);
    return [wealth! - 1, drawdown!];
  });
  const wanted = Float64Array.from(pairs.flat());
  return compareFigures(found, wanted) / portfolioTolerance;
}
