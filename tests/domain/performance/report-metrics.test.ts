import { computeInformationRatio } from '../../../src/domain/performance/information-ratio';
import { computeMinTrackRecord } from '../../../src/domain/performance/min-track-record';
import { computePerformanceMetrics } from '../../../src/domain/performance/performance-metrics';
import { computeReportMetrics } from '../../../src/domain/performance/report-metrics';
import { computeSharpeEvidence } from '../../../src/domain/performance/sharpe-evidence';
import { computeSharpeStandardError } from '../../../src/domain/performance/sharpe-standard-error';

const returns = Float64Array.of(0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1);
const benchmark = Float64Array.of(0.02, 0.05, -0.03, 0.01, 0.02, 0.01, 0.02, -0.05);
const trading = {
  equity: new Float64Array(8).fill(1_000),
  tradedValue: 4_000,
  profits: [60, 50, -60],
  periodsHeld: 6,
  costs: 10,
};

test('a report holds every figure that a search records, and the rest of the list', () => {
  const report = computeReportMetrics({ returns, benchmark, trading }, 252);
  expect(report).toMatchObject({ ...computePerformanceMetrics({ returns, ...trading }, 252) });
  expect(report).toMatchObject({ holdingBars: 2, costShare: 10 / 60 });
  expect(report.omega).toBeCloseTo(19 / 14, 12);
  expect(report.tailRatio).toBeCloseTo(0.0755 / 0.079, 12);
  expect(report.maxDrawdownVelocity).toBeCloseTo(0.1, 12);
  // Less than a year and a half: the ratio of Calmar.
  expect(report.sterling).toBe(report.calmar);
  expect(report.informationRatio).toBe(computeInformationRatio(returns, benchmark, 252));
  expect(report.sharpeStandardError).toBe(computeSharpeStandardError(returns)!.larger * Math.sqrt(252));
  const evidence = computeSharpeEvidence(returns)!;
  expect(report.minimumTrackRecord).toBe(computeMinTrackRecord(evidence, { benchmark: 0, confidence: 0.95 }));
});

test('of returns alone, nothing is said about trading or a benchmark', () => {
  const report = computeReportMetrics({ returns }, 252);
  for (const name of ['trades', 'winRate', 'profitFactor', 'turnover', 'exposure', 'holdingBars', 'costShare'] as const)
    expect(report[name]).toBeUndefined();
  expect(report.informationRatio).toBeUndefined();
  expect(report.sharpe).toBeCloseTo(1.7238613961706866, 12);
});

test('a record without periods defines nothing but that nothing was traded', () => {
  const nothing = { equity: new Float64Array(0), tradedValue: 0, profits: [], periodsHeld: 0, costs: 0 };
  const empty = new Float64Array(0);
  const { trades, ...others } = computeReportMetrics({ returns: empty, benchmark: empty, trading: nothing }, 252);
  expect(trades).toBe(0);
  expect(Object.values(others).filter((figure) => figure !== undefined)).toEqual([]);
});
