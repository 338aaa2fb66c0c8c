import { computeAnnualReturn } from './annual-return';
import { computeAnnualVolatility } from './annual-volatility';
import { computeCalmar } from './calmar';
import { computeExpectedShortfall } from './expected-shortfall';
import { computeExposure } from './exposure';
import { findMaxDrawdown } from './max-drawdown';
import { computeProbabilisticSharpe } from './probabilistic-sharpe';
import { computeProfitFactor } from './profit-factor';
import { computeSharpe } from './sharpe';
import { computeSharpeEvidence } from './sharpe-evidence';
import { computeSortino } from './sortino';
import { computeTotalReturn } from './total-return';
import { computeTurnover, type TradingActivity } from './turnover';
import { computeValueAtRisk } from './value-at-risk';
import { computeWinRate } from './win-rate';

/** A stretch of trading: what the account was worth and what its trades brought. */
export interface PerformanceRecord extends TradingActivity {
  /** Simple returns of the account, one a period. */
  readonly returns: Float64Array;
  /** Money gained by each closed trade after costs. */
  readonly profits: ArrayLike<number>;
  /** Periods in which a position was held. */
  readonly periodsHeld: number;
}

/** Fractions, annualised where the name says so and for the three ratios; a figure that the record does not define is undefined. */
export interface PerformanceMetrics {
  readonly totalReturn: number | undefined;
  readonly annualReturn: number | undefined;
  readonly annualVolatility: number | undefined;
  readonly sharpe: number | undefined;
  readonly sharpePerPeriod: number | undefined;
  /** Probability that the true Sharpe ratio is above 0. */
  readonly probabilisticSharpe: number | undefined;
  readonly sortino: number | undefined;
  readonly calmar: number | undefined;
  readonly skewness: number | undefined;
  readonly kurtosis: number | undefined;
  readonly maxDrawdown: number | undefined;
  /** Calendar days from the peak before the largest drawdown to its recovery, or to the end. */
  readonly maxDrawdownDays: number | undefined;
  readonly valueAtRisk95: number | undefined;
  readonly valueAtRisk99: number | undefined;
  readonly expectedShortfall95: number | undefined;
  readonly expectedShortfall99: number | undefined;
  readonly trades: number;
  readonly winRate: number | undefined;
  readonly profitFactor: number | undefined;
  readonly turnover: number | undefined;
  readonly exposure: number | undefined;
}

export const daysPerYear = 365.25;

/** Every figure of a record under its name in the reports. Throws a RangeError on a return that is not finite. */
export function computePerformanceMetrics(record: PerformanceRecord, periodsPerYear: number): PerformanceMetrics {
  const { returns, profits } = record;
  const evidence = computeSharpeEvidence(returns);
  const drawdown = findMaxDrawdown(returns);
  return {
    totalReturn: computeTotalReturn(returns),
    annualReturn: computeAnnualReturn(returns, periodsPerYear),
    annualVolatility: computeAnnualVolatility(returns, periodsPerYear),
    sharpe: computeSharpe(returns, periodsPerYear),
    sharpePerPeriod: evidence?.sharpePerPeriod,
    probabilisticSharpe: evidence && computeProbabilisticSharpe(evidence, 0),
    sortino: computeSortino(returns, periodsPerYear),
    calmar: computeCalmar(returns, periodsPerYear),
    skewness: evidence?.skewness,
    kurtosis: evidence?.kurtosis,
    maxDrawdown: drawdown?.depth,
    maxDrawdownDays: drawdown && (drawdown.durationPeriods / periodsPerYear) * daysPerYear,
    valueAtRisk95: computeValueAtRisk(returns, 0.95),
    valueAtRisk99: computeValueAtRisk(returns, 0.99),
    expectedShortfall95: computeExpectedShortfall(returns, 0.95),
    expectedShortfall99: computeExpectedShortfall(returns, 0.99),
    trades: profits.length,
    winRate: computeWinRate(profits),
    profitFactor: computeProfitFactor(profits),
    turnover: computeTurnover(record, periodsPerYear),
    exposure: computeExposure(record.periodsHeld, returns.length),
  };
}
