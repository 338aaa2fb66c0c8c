import { deriveSeed } from '../numerics/derived-seed';
import { computeNormalCdf } from '../numerics/normal-distribution';
import { createRandom } from '../numerics/random';
import { computeInformationRatio } from '../performance/information-ratio';
import { computeMinBacktestYears } from '../performance/min-backtest-years';
import { computeMinTrackRecord } from '../performance/min-track-record';
import { computeMinDeflatedRecord } from '../performance/min-deflated-record';
import { performancePolicy } from '../performance/policy';
import { computeProbabilisticSharpe } from '../performance/probabilistic-sharpe';
import { computeReportMetrics, type ReportMetrics } from '../performance/report-metrics';
import { computeConvexity, type Convexity } from '../sensory/chaos/convexity';
import { computeResidualReturns } from '../performance/residual-returns';
import { computeSharpe } from '../performance/sharpe';
import { computeSharpeEvidence } from '../performance/sharpe-evidence';
import { computeSharpeInterval } from '../performance/sharpe-interval';
import { computeSharpeStandardError } from '../performance/sharpe-standard-error';
import { computeSkillProbability } from '../performance/skill-probability';
import type { GateStatistic } from './gate';
import { quantiseFigure, type MeasuredFigure } from './gate-finding';

export interface BatteryOptions {
  readonly periodsPerYear: number;
  /** Strategies that were tried before this one was chosen, at least 1. */
  readonly trials: number;
  /** Returns of what could have been held instead, one a period. */
  readonly benchmark?: Float64Array;
  readonly seed: number;
  readonly resamples: number;
}

const level = 0.95;

/** Every figure that returns alone define, and how sure each is; an undefined one has no value. Throws a RangeError on a return that is not finite. */
export function judgeReturns(returns: Float64Array, options: BatteryOptions): GateStatistic[] {
  const { periodsPerYear, benchmark } = options;
  const metrics = computeReportMetrics({ returns, ...(benchmark && { benchmark }) }, periodsPerYear);
  const figures = Object.entries(methods).map(([name, method]) => ({
    name,
    value: metrics[name as keyof typeof methods],
    method,
  }));
  return [...figures, ...listSkillFigures(returns, options)].map(quantiseFigure);
}

/** How the figures are computed whose precision is not told. */
const methods = {
  totalReturn: 'compounded',
  annualReturn: 'compound growth a year',
  annualVolatility: 'deviation times the root of time',
  sortino: 'Sortino & Price 1994',
  calmar: 'Young 1991',
  sterling: 'Kestner 1996',
  omega: 'Keating & Shadwick 2002, threshold 0',
  tailRatio: '95th over 5th percentile',
  skewness: 'third standardised moment',
  kurtosis: 'fourth standardised moment, 3 for normal returns',
  maxDrawdown: 'from the highest wealth so far',
  maxDrawdownDays: 'calendar days to the recovery, or to the end',
  maxDrawdownVelocity: 'share of the peak lost a period, from peak to trough',
  valueAtRisk95: 'historical simulation, one period',
  valueAtRisk99: 'historical simulation, one period',
  expectedShortfall95: 'historical simulation, Acerbi & Tasche 2002',
  expectedShortfall99: 'historical simulation, Acerbi & Tasche 2002',
} as const satisfies Partial<Record<keyof ReportMetrics, string>>;

/** Is it luck? The Sharpe ratio, how far it may be off, and what the search explains of it. */
function listSkillFigures(returns: Float64Array, options: BatteryOptions): MeasuredFigure[] {
  const { periodsPerYear, trials } = options;
  const evidence = computeSharpeEvidence(returns);
  const errors = computeSharpeStandardError(returns);
  const sharpe = computeSharpe(returns, periodsPerYear);
  const deflated = evidence && computeSkillProbability(evidence, trials);
  const perYear = Math.sqrt(periodsPerYear);
  const confidence = performancePolicy.trackRecordConfidence;
  return [
    {
      name: 'sharpe',
      value: sharpe,
      standardError: errors && errors.larger * perYear,
      interval: boundSharpe(returns, options),
      pValue: errors && computeNormalCdf(-errors.sharpePerPeriod / errors.larger),
      method:
        'annualised; error and p (above 0) by Lo 2002 or Mertens 2002, the larger; interval Politis & Romano 1994',
    },
    {
      name: 'sharpePerPeriod',
      value: evidence?.sharpePerPeriod,
      standardError: errors?.iid,
      method: 'error for independent returns of any shape, Mertens 2002',
    },
    {
      name: 'probabilisticSharpe',
      value: evidence && computeProbabilisticSharpe(evidence, 0),
      method: 'P(true ratio > 0), Bailey & Lopez de Prado 2012',
    },
    {
      name: 'deflatedSharpe',
      value: deflated,
      method: `P(true ratio > best of ${trials} without skill), Bailey & Lopez de Prado 2014, variance of sampling`,
    },
    {
      name: 'minimumTrackRecord',
      value: evidence && computeMinTrackRecord(evidence, { benchmark: 0, confidence }),
      method: `periods until the ratio lies above 0 with a probability of ${confidence}, Bailey & Lopez de Prado 2012`,
    },
    {
      name: 'minimumDeflatedRecord',
      value: evidence && computeMinDeflatedRecord(evidence, { trials, confidence }),
      method: `periods until the deflated ratio reaches ${confidence}, Bailey & Lopez de Prado 2012, 2014`,
    },
    {
      name: 'minimumBacktestYears',
      value: sharpe === undefined ? undefined : computeMinBacktestYears(trials, sharpe)?.years,
      method: 'years below which luck alone reaches the ratio, Bailey, Borwein, Lopez de Prado & Zhu 2014',
    },
    ...listBenchmarkFigures(returns, options),
  ];
}

function boundSharpe(returns: Float64Array, { periodsPerYear, seed, resamples }: BatteryOptions) {
  const random = createRandom(deriveSeed(seed, 'sharpe interval'));
  return computeSharpeInterval(returns, { random, resamples, level, periodsPerYear });
}

function listBenchmarkFigures(
  returns: Float64Array,
  { benchmark, periodsPerYear, trials }: BatteryOptions,
): MeasuredFigure[] {
  if (!benchmark) return [];
  const residual = computeResidualReturns(returns, benchmark);
  const evidence = residual && computeSharpeEvidence(residual.returns);
  const deflated = evidence && computeSkillProbability(evidence, trials);
  return [
    { name: 'beta', value: residual?.beta, method: 'least squares on the benchmark' },
    {
      name: 'informationRatio',
      value: computeInformationRatio(returns, benchmark, periodsPerYear),
      method: 'residual return over residual risk, annualised, Grinold & Kahn 1999',
    },
    {
      name: 'deflatedInformationRatio',
      value: deflated,
      method: 'the deflated ratio of what the benchmark does not explain',
    },
    describeConvexity(computeConvexity(returns, benchmark)),
  ];
}

/** Whether shocks of the benchmark, of either sign, help or hurt. */
function describeConvexity(found: Convexity | undefined): MeasuredFigure {
  return {
    name: 'convexity',
    value: found?.convexity,
    ...(found && {
      standardError: found.standardError,
      interval: { lower: found.low, upper: found.high, level },
    }),
    method: `return a period per squared deviation of the benchmark, Treynor & Mazuy 1966; Taleb & Douady 2013${found ? `: ${found.verdict}` : ''}`,
  };
}
