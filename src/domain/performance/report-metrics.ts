import { computeAverageTradeDuration } from './average-trade-duration';
import { computeCostShare } from './cost-share';
import { computeInformationRatio } from './information-ratio';
import { computeMaxDrawdownVelocity } from './max-drawdown-velocity';
import { computeMinTrackRecord } from './min-track-record';
import { computeOmega } from './omega';
import { computePerformanceMetrics, type PerformanceMetrics, type PerformanceRecord } from './performance-metrics';
import { performancePolicy } from './policy';
import { computeSharpeEvidence } from './sharpe-evidence';
import { computeSharpeStandardError } from './sharpe-standard-error';
import { computeSterling } from './sterling';
import { computeTailRatio } from './tail-ratio';

export interface ReportRecord {
  /** Simple returns, one a period. */
  readonly returns: Float64Array;
  /** Returns of what could have been held instead, over the same periods. */
  readonly benchmark?: Float64Array;
  /** What is known of the trading behind them; absent for returns that come from elsewhere. */
  readonly trading?: TradingRecord;
}

export interface TradingRecord extends Omit<PerformanceRecord, 'returns'> {
  /** Money paid in costs. */
  readonly costs: number;
}

/** Every figure that a report can show. What the record does not define, or does not tell of, is undefined. */
export interface ReportMetrics extends Omit<PerformanceMetrics, 'trades'> {
  readonly trades: number | undefined;
  readonly sterling: number | undefined;
  /** About a threshold of 0. */
  readonly omega: number | undefined;
  readonly tailRatio: number | undefined;
  readonly informationRatio: number | undefined;
  /** Share of the peak lost a period between the peak and the trough of the largest drawdown. */
  readonly maxDrawdownVelocity: number | undefined;
  /** Of the annualised Sharpe ratio: that of independent returns or of dependent ones, the larger. */
  readonly sharpeStandardError: number | undefined;
  /** Periods after which the Sharpe ratio would be above 0 with 95 % confidence. */
  readonly minimumTrackRecord: number | undefined;
  /** Mean closes at which a trade's position was held. */
  readonly holdingBars: number | undefined;
  readonly costShare: number | undefined;
}

const noTrading: TradingRecord = {
  equity: new Float64Array(0),
  tradedValue: 0,
  profits: [],
  periodsHeld: 0,
  costs: 0,
};

/**
 * The whole list, for people to read. Search records `computePerformanceMetrics` alone: it scores by no more, and what is hashed stays as it is.
 * Throws a RangeError on a return that is not finite, or where returns and benchmark differ in length.
 */
export function computeReportMetrics(record: ReportRecord, periodsPerYear: number): ReportMetrics {
  const { returns, benchmark, trading } = record;
  const { trades, exposure, ...figures } = computePerformanceMetrics(
    { returns, ...(trading ?? noTrading) },
    periodsPerYear,
  );
  const evidence = computeSharpeEvidence(returns);
  const error = computeSharpeStandardError(returns);
  return {
    ...figures,
    sterling: computeSterling(returns, periodsPerYear),
    omega: computeOmega(returns),
    tailRatio: computeTailRatio(returns),
    informationRatio: benchmark && computeInformationRatio(returns, benchmark, periodsPerYear),
    maxDrawdownVelocity: computeMaxDrawdownVelocity(returns),
    sharpeStandardError: error && error.larger * Math.sqrt(periodsPerYear),
    minimumTrackRecord:
      evidence &&
      computeMinTrackRecord(evidence, { benchmark: 0, confidence: performancePolicy.trackRecordConfidence }),
    trades: trading && trades,
    exposure: trading && exposure,
    holdingBars: trading && computeAverageTradeDuration(trading.periodsHeld, trades),
    costShare: trading && computeCostShare(trading.profits, trading.costs),
  };
}
