import { computeSharpeEvidence, computeSharpeVariance } from '../../../src/domain/performance/sharpe-evidence';

test('the evidence in a series holds its ratio, length and shape', () => {
  const evidence = computeSharpeEvidence(Float64Array.of(0.02, 0.04, 0.04, 0.04, 0.05, 0.05, 0.07, 0.09))!;
  expect(evidence.sharpePerPeriod).toBeCloseTo(5 / Math.sqrt(32 / 7), 12);
  expect(evidence.observations).toBe(8);
  expect(evidence.skewness).toBeCloseTo(0.65625, 12);
  expect(evidence.kurtosis).toBeCloseTo(2.78125, 12);
  expect(computeSharpeEvidence(new Float64Array(8))).toBeUndefined();
  expect(computeSharpeEvidence(new Float64Array(0))).toBeUndefined();
});

test('the variance of the estimate: normal returns, then skewed ones with fat tails', () => {
  const evidence = { sharpePerPeriod: 0.2, observations: 100 };
  // 1 + SR^2 / 2 (Lo 2002); 1 + .5 x .2 + 9/4 x .04 (Mertens 2002).
  expect(computeSharpeVariance({ ...evidence, skewness: 0, kurtosis: 3 })).toBeCloseTo(1.02, 14);
  expect(computeSharpeVariance({ ...evidence, skewness: -0.5, kurtosis: 10 })).toBeCloseTo(1.19, 14);
});
