import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeSharpeEvidence, computeSharpeVariance } from '../../../src/domain/performance/sharpe-evidence';
import { fatTailedReturns } from '../../support/return-samples';

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

test('leverage and order change nothing, and a bet against turns ratio and skewness', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.double({ min: 0.001, max: 50, noNaN: true }),
      (seed, leverage) => {
        const returns = fatTailedReturns(createRandom(seed), 40, 0.1);
        const evidence = computeSharpeEvidence(returns)!;
        const levered = computeSharpeEvidence(returns.map((value) => leverage * value).reverse())!;
        const opposite = computeSharpeEvidence(returns.map((value) => -value))!;
        for (const name of ['sharpePerPeriod', 'skewness', 'kurtosis'] as const) {
          expect(levered[name]).toBeCloseTo(evidence[name], 9);
          expect(opposite[name]).toBeCloseTo(name === 'kurtosis' ? evidence[name] : -evidence[name], 9);
        }
        expect(computeSharpeVariance(opposite)).toBeCloseTo(computeSharpeVariance(evidence), 9);
      },
    ),
    { numRuns: 30 },
  );
});
