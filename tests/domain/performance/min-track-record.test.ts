import fc from 'fast-check';
import { computeMinTrackRecord } from '../../../src/domain/performance/min-track-record';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeProbabilisticSharpe } from '../../../src/domain/performance/probabilistic-sharpe';
import { computeSharpeEvidence } from '../../../src/domain/performance/sharpe-evidence';
import { normalReturns } from '../../support/return-samples';

/** Years to show an annual ratio of 2 to be above 1 with 95 %. */
function yearsFor(periodsPerYear: number, shape: { skewness: number; kurtosis: number }): number {
  const evidence = { sharpePerPeriod: 2 / Math.sqrt(periodsPerYear), observations: 100, ...shape };
  return (
    computeMinTrackRecord(evidence, { benchmark: 1 / Math.sqrt(periodsPerYear), confidence: 0.95 })! / periodsPerYear
  );
}

test('the lengths published for daily, weekly and monthly returns are reproduced', () => {
  // Bailey & Lopez de Prado (2012): 2.73, 2.83 and 3.24 years; 4.99 of hedge funds' months.
  const normal = { skewness: 0, kurtosis: 3 };
  expect(yearsFor(252, normal)).toBeCloseTo(2.73, 2);
  expect(yearsFor(52, normal)).toBeCloseTo(2.83, 2);
  expect(yearsFor(12, normal)).toBeCloseTo(3.24, 2);
  expect(yearsFor(12, { skewness: -0.72, kurtosis: 5.78 })).toBeCloseTo(4.99, 2);
});

const ratio = fc.double({ min: 0.001, max: 0.5, noNaN: true });

test('a record of just that length has a probabilistic Sharpe ratio of just that confidence', () => {
  const confidences = fc.double({ min: 0.51, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(ratio, fc.double({ min: -0.5, max: 0, noNaN: true }), confidences, (excess, benchmark, confidence) => {
      const evidence = { sharpePerPeriod: benchmark + excess, observations: 10, skewness: -1, kurtosis: 8 };
      const observations = computeMinTrackRecord(evidence, { benchmark, confidence })!;
      fc.pre(observations >= 2);
      expect(computeProbabilisticSharpe({ ...evidence, observations }, benchmark)).toBeCloseTo(confidence, 9);
    }),
  );
});

test('a ratio that does not exceed the benchmark takes for ever, and even odds take no time', () => {
  const evidence = { sharpePerPeriod: 0.1, observations: 10, skewness: 0, kurtosis: 3 };
  for (const benchmark of [0.1, 0.2])
    expect(computeMinTrackRecord(evidence, { benchmark, confidence: 0.95 })).toBeUndefined();
  expect(computeMinTrackRecord(evidence, { benchmark: 0, confidence: 0.5 })).toBe(1);
  expect(computeMinTrackRecord(evidence, { benchmark: 0, confidence: 0.1 })).toBe(1);
});

test('moments that leave no variance have no length, and a confidence out of range is a fault', () => {
  const certain = { sharpePerPeriod: 1, observations: 10, skewness: 2, kurtosis: 5 };
  expect(computeMinTrackRecord(certain, { benchmark: 0, confidence: 0.95 })).toBeUndefined();
  for (const confidence of [0, 1, 95, NaN])
    expect(() => computeMinTrackRecord(certain, { benchmark: 0, confidence })).toThrow(RangeError);
});

test('records of just that length reach the confidence every other time, and without skill as often as it is wrong', () => {
  const [truth, confidence, runs] = [0.2, 0.95, 2_000];
  const moments = { sharpePerPeriod: truth, observations: 2, skewness: 0, kurtosis: 3 };
  const length = Math.ceil(computeMinTrackRecord(moments, { benchmark: 0, confidence })!);
  const shareOf = (mean: number): number => {
    let reached = 0;
    for (let run = 1; run <= runs; run++) {
      const evidence = computeSharpeEvidence(normalReturns(createRandom(run * 104_729), length, mean))!;
      reached += Number(computeProbabilisticSharpe(evidence, 0)! >= confidence);
    }
    return reached / runs;
  };
  expect(Math.abs(shareOf(truth) - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / runs));
  expect(Math.abs(shareOf(0) - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / runs));
});
