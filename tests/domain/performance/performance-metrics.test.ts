import { computePerformanceMetrics } from '../../../src/domain/performance/performance-metrics';

const returns = Float64Array.of(0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1);
const record = {
  returns,
  equity: new Float64Array(8).fill(1_000),
  tradedValue: 4_000,
  profits: [60, 50, -60],
  periodsHeld: 6,
};

test('every figure stands under its name', () => {
  const metrics = computePerformanceMetrics(record, 252);
  expect(metrics).toMatchObject({ trades: 3, winRate: 2 / 3, exposure: 0.75, turnover: 126 });
  expect(metrics.totalReturn).toBeCloseTo(1.01 * 1.1 * 0.96 * 1.02 * 1.03 * 1.02 * 1.01 * 0.9 - 1, 14);
  expect(metrics.sharpe).toBeCloseTo(1.7238613961706866, 12);
  expect(metrics.sharpePerPeriod! * Math.sqrt(252)).toBeCloseTo(metrics.sharpe!, 12);
  expect(metrics.annualVolatility! * metrics.sharpe!).toBeCloseTo(0.00625 * 252, 12);
  expect(metrics.sortino).toBeCloseTo(2.605531251673693, 12);
  expect(metrics.maxDrawdown).toBeCloseTo(0.1, 12);
  expect(metrics.calmar! * metrics.maxDrawdown!).toBeCloseTo(metrics.annualReturn!, 12);
  expect(metrics.profitFactor).toBeCloseTo(11 / 6, 14);
  // From the peak after the seventh return to the end: one period of a year of 252.
  expect(metrics.maxDrawdownDays).toBeCloseTo(365.25 / 252, 12);
  // Eight returns: the 5 % point lies 35 % of the way from -10 % to -4 %; the tail is the worst alone.
  expect(metrics.valueAtRisk95).toBeCloseTo(0.079, 12);
  expect(metrics.valueAtRisk99).toBeCloseTo(0.0958, 12);
  expect(metrics.expectedShortfall95).toBeCloseTo(0.1, 12);
  expect(metrics.expectedShortfall99).toBeCloseTo(0.1, 12);
  expect(metrics.probabilisticSharpe).toBeGreaterThan(0.5);
  expect(metrics.skewness).toBeLessThan(0);
  expect(metrics.kurtosis).toBeGreaterThan(1);
});

test('an account that never traded has returns of nothing and no ratios', () => {
  const idle = { ...record, returns: new Float64Array(8), tradedValue: 0, profits: [], periodsHeld: 0 };
  const metrics = computePerformanceMetrics(idle, 252);
  expect(metrics).toMatchObject({
    totalReturn: 0,
    annualReturn: 0,
    annualVolatility: 0,
    maxDrawdown: 0,
    maxDrawdownDays: 0,
  });
  expect(metrics).toMatchObject({ trades: 0, turnover: 0, exposure: 0, valueAtRisk95: 0, expectedShortfall99: 0 });
  for (const name of ['sharpe', 'sharpePerPeriod', 'probabilisticSharpe', 'sortino', 'calmar', 'skewness'] as const) {
    expect(metrics[name]).toBeUndefined();
  }
  expect(metrics.winRate).toBeUndefined();
  expect(metrics.profitFactor).toBeUndefined();
});

test('a stretch without periods defines nothing', () => {
  const empty = {
    returns: new Float64Array(0),
    equity: new Float64Array(0),
    tradedValue: 0,
    profits: [],
    periodsHeld: 0,
  };
  const { trades, ...others } = computePerformanceMetrics(empty, 252);
  expect(trades).toBe(0);
  expect(Object.values(others).every((figure) => figure === undefined)).toBe(true);
});
