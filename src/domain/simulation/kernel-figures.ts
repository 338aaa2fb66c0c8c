import { annualise } from '../performance/annual-return';
import type { PerformanceMetrics } from '../performance/performance-metrics';
import { daysPerYear } from '../performance/performance-metrics';
import { computeProbabilisticSharpe } from '../performance/probabilistic-sharpe';
import { divideByDeviation } from '../performance/sharpe-per-period';
import { isNegligible } from '../numerics/statistics';
import { jobSlot, windowCount } from './kernel-layout';

/** A job block after `trade` and `reduce`, as a view of kernel memory. */
export type JobBlock = Float64Array;

export interface PathFigures {
  readonly totalReturn: number | undefined;
  readonly sharpe: number | undefined;
  readonly maxDrawdown: number | undefined;
}

/** Whether every sum stayed inside the range of a number; where not, the plain form says which value was at fault. */
export function isRegular(job: JobBlock): boolean {
  return Number.isFinite(job[jobSlot.cash]!) && (periodsOf(job) === 0 || Number.isFinite(job[jobSlot.mean]!));
}

/** The figures of a scenario. */
export function readPathFigures(job: JobBlock, periodsPerYear: number): PathFigures {
  if (periodsOf(job) === 0) return { totalReturn: undefined, sharpe: undefined, maxDrawdown: undefined };
  return {
    totalReturn: readTotalReturn(job),
    sharpe: sharpeAt(job, jobSlot.mean, { periods: periodsOf(job), periodsPerYear }),
    maxDrawdown: job[jobSlot.maxDrawdown]!,
  };
}

/** Every figure of a full job; equal to the last bit to `computePerformanceMetrics` of the simulated account. */
export function readPerformanceMetrics(job: JobBlock, periodsPerYear: number): PerformanceMetrics {
  const periods = periodsOf(job);
  const { totalReturn, sharpe, maxDrawdown } = readPathFigures(job, periodsPerYear);
  const annualReturn = totalReturn === undefined ? undefined : annualise(totalReturn, periods, periodsPerYear);
  const variance = definedVariance(job[jobSlot.variance]!, periods);
  const sharpePerPeriod = variance === undefined ? undefined : divideByDeviation(job[jobSlot.mean]!, variance);
  const shape = variance ? { skewness: job[jobSlot.cubes]! / periods, kurtosis: job[jobSlot.fourths]! / periods } : {};
  const evidence =
    sharpePerPeriod !== undefined && shape.skewness !== undefined
      ? { sharpePerPeriod, observations: periods, ...shape }
      : undefined;
  return {
    totalReturn,
    annualReturn,
    annualVolatility: variance === undefined ? undefined : Math.sqrt(variance * periodsPerYear),
    sharpe,
    sharpePerPeriod: evidence?.sharpePerPeriod,
    probabilisticSharpe: evidence && computeProbabilisticSharpe(evidence, 0),
    sortino: readSortino(job, periodsPerYear),
    calmar:
      annualReturn === undefined || maxDrawdown === undefined || maxDrawdown === 0
        ? undefined
        : annualReturn / maxDrawdown,
    skewness: evidence?.skewness,
    kurtosis: evidence?.kurtosis,
    maxDrawdown,
    maxDrawdownDays: periods === 0 ? undefined : (job[jobSlot.drawdownPeriods]! / periodsPerYear) * daysPerYear,
    ...readTails(job),
    ...readTrading(job, periodsPerYear),
  };
}

/** Annualised Sharpe ratio of each walk-forward window. */
export function readWindowSharpes(job: JobBlock, periodsPerYear: number): (number | undefined)[] {
  const all = periodsOf(job);
  return Array.from({ length: windowCount }, (_, window) => {
    const periods = Math.floor(((window + 1) * all) / windowCount) - Math.floor((window * all) / windowCount);
    return sharpeAt(job, jobSlot.windows + 2 * window, { periods, periodsPerYear });
  });
}

/** Annualised Sharpe ratio in low, medium and high volatility (0, 1, 2) or after a change of regime (3), of so many periods. */
export function readGroupSharpe(
  job: JobBlock,
  group: number,
  scale: { readonly periods: number; readonly periodsPerYear: number },
): number | undefined {
  return sharpeAt(job, jobSlot.groups + 2 * group, scale);
}

function periodsOf(job: JobBlock): number {
  return job[jobSlot.to]! - job[jobSlot.from]!;
}

function readTotalReturn(job: JobBlock): number | undefined {
  const wealth = job[jobSlot.wealth]!;
  return Number.isFinite(wealth) ? wealth - 1 : undefined;
}

function definedVariance(variance: number, periods: number): number | undefined {
  return periods < 2 || !Number.isFinite(variance) ? undefined : variance;
}

function sharpeAt(
  job: JobBlock,
  slot: number,
  { periods, periodsPerYear }: { readonly periods: number; readonly periodsPerYear: number },
): number | undefined {
  const variance = definedVariance(job[slot + 1]!, periods);
  const perPeriod = variance === undefined ? undefined : divideByDeviation(job[slot]!, variance);
  return perPeriod === undefined ? undefined : perPeriod * Math.sqrt(periodsPerYear);
}

function readSortino(job: JobBlock, periodsPerYear: number): number | undefined {
  const periods = periodsOf(job);
  if (periods === 0) return undefined;
  const downside = Math.sqrt(job[jobSlot.lossSquares]! / periods);
  if (isNegligible(downside, job[jobSlot.largest]!)) return undefined;
  return (job[jobSlot.mean]! / downside) * Math.sqrt(periodsPerYear);
}

function readTails(job: JobBlock) {
  if (periodsOf(job) === 0)
    return {
      valueAtRisk95: undefined,
      valueAtRisk99: undefined,
      expectedShortfall95: undefined,
      expectedShortfall99: undefined,
    };
  return {
    valueAtRisk95: readValueAtRisk(job, jobSlot.tail95, 0.95),
    valueAtRisk99: readValueAtRisk(job, jobSlot.tail99, 0.99),
    expectedShortfall95: readShortfall(job, jobSlot.tail95, {
      confidence: 0.95,
      above: job[jobSlot.boundary95]! - job[jobSlot.rank95]!,
    }),
    expectedShortfall99: readShortfall(job, jobSlot.tail99, {
      confidence: 0.99,
      above: job[jobSlot.boundary99]! - job[jobSlot.rank99]!,
    }),
  };
}

function readValueAtRisk(job: JobBlock, slot: number, confidence: number): number {
  const position = (periodsOf(job) - 1) * (1 - confidence);
  const share = position - Math.floor(position);
  const below = job[slot]!;
  return 0 - (share === 0 ? below : (1 - share) * below + share * job[slot + 1]!);
}

function readShortfall(
  job: JobBlock,
  slot: number,
  { confidence, above }: { confidence: number; above: number },
): number {
  const tail = periodsOf(job) * (1 - confidence);
  return (0 - (job[slot + 2]! + (tail - job[slot + 3]!) * job[slot + above]!)) / tail;
}

function readTrading(job: JobBlock, periodsPerYear: number) {
  const periods = periodsOf(job);
  const trades = job[jobSlot.trades]!;
  const lost = job[jobSlot.lost]!;
  const meanEquity = periods === 0 ? 0 : job[jobSlot.initialCapital]! + job[jobSlot.weightedChanges]! / periods;
  return {
    trades,
    winRate: trades === 0 ? undefined : job[jobSlot.wins]! / trades,
    profitFactor: lost > 0 ? job[jobSlot.gained]! / lost : undefined,
    turnover: meanEquity > 0 ? job[jobSlot.tradedValue]! / meanEquity / (periods / periodsPerYear) : undefined,
    exposure: periods === 0 ? undefined : job[jobSlot.barsInMarket]! / periods,
  };
}

/** Writes which order statistics the tails of so many returns need. */
export function writeTailRanks(job: JobBlock): void {
  const periods = periodsOf(job);
  if (periods === 0) return;
  job[jobSlot.rank95] = Math.floor((periods - 1) * (1 - 0.95));
  job[jobSlot.rank99] = Math.floor((periods - 1) * (1 - 0.99));
  job[jobSlot.boundary95] = Math.floor(periods * (1 - 0.95));
  job[jobSlot.boundary99] = Math.floor(periods * (1 - 0.99));
}
