import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeSharpeEvidence, computeSharpeVariance } from '../../../src/domain/performance/sharpe-evidence';
import { computeSharpeStandardError } from '../../../src/domain/performance/sharpe-standard-error';
import { autoregressiveReturns, normalReturns, type ReturnSampler } from '../../support/return-samples';

test('the error of independent returns is that of Mertens', () => {
  const returns = normalReturns(createRandom(1), 60, 0.2);
  const evidence = computeSharpeEvidence(returns)!;
  const { iid, sharpePerPeriod } = computeSharpeStandardError(returns)!;
  expect(sharpePerPeriod).toBe(evidence.sharpePerPeriod);
  expect(iid).toBeCloseTo(Math.sqrt(computeSharpeVariance(evidence) / 59), 12);
});

test('neither leverage nor the direction of time moves the errors, a bet against only turns the ratio', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), (seed) => {
      const returns = autoregressiveReturns(0.3)(createRandom(seed), 40, 0.1);
      const errors = computeSharpeStandardError(returns)!;
      const levered = computeSharpeStandardError(returns.map((x) => 0.01 * x))!;
      const opposite = computeSharpeStandardError(returns.map((x) => -x))!;
      expect(levered.hac).toBeCloseTo(errors.hac, 9);
      expect(levered.iid).toBeCloseTo(errors.iid, 9);
      expect(opposite.hac).toBeCloseTo(errors.hac, 9);
      expect(opposite.sharpePerPeriod).toBeCloseTo(-errors.sharpePerPeriod, 12);
    }),
    { numRuns: 20 },
  );
});

/** Share of samples whose 95 % intervals hold the true ratio. */
function measureCoverage(sample: ReturnSampler, truth: number): { iid: number; hac: number } {
  const runs = 500;
  const covered = { iid: 0, hac: 0 };
  for (let run = 1; run <= runs; run++) {
    const error = computeSharpeStandardError(sample(createRandom(run * 7_919), 250, truth))!;
    const distance = Math.abs(error.sharpePerPeriod - truth) / 1.959964;
    covered.iid += Number(distance <= error.iid) / runs;
    covered.hac += Number(distance <= error.hac) / runs;
  }
  return covered;
}

test('the consistent interval covers the true ratio as often as it says, with and without autocorrelation', () => {
  // Four binomial deviations of 500 runs at 95 % are 3.9 %.
  for (const sample of [normalReturns, autoregressiveReturns(0.4), autoregressiveReturns(-0.3)]) {
    const { hac } = measureCoverage(sample, 0.1);
    expect(hac).toBeGreaterThan(0.911);
    expect(hac).toBeLessThan(0.989);
  }
});

test('the interval for independent returns is too narrow where gains follow gains', () => {
  expect(measureCoverage(autoregressiveReturns(0.4), 0.1).iid).toBeLessThan(0.85);
});

test('returns without variation or with too few to tell have no error', () => {
  expect(computeSharpeStandardError(new Float64Array(50).fill(0.01))).toBeUndefined();
  expect(computeSharpeStandardError(Float64Array.of(0.01, 0.02))).toBeUndefined();
  expect(computeSharpeStandardError(new Float64Array(0))).toBeUndefined();
  expect(() => computeSharpeStandardError(Float64Array.of(0.1, NaN, 0.2))).toThrow('value 1 is NaN');
});

test('what is judged by is the larger of the two, whichever that is', () => {
  const errorOf = (coefficient: number) =>
    computeSharpeStandardError(autoregressiveReturns(coefficient)(createRandom(3), 250, 0.1))!;
  const [reverting, trending] = [errorOf(-0.4), errorOf(0.4)];
  expect(reverting.iid).toBeGreaterThan(1.2 * reverting.hac);
  expect(reverting.larger).toBe(reverting.iid);
  expect(trending.hac).toBeGreaterThan(1.2 * trending.iid);
  expect(trending.larger).toBe(trending.hac);
});
