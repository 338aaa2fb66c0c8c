import fc from 'fast-check';
import { computeDeflatedSharpe } from '../../../src/domain/performance/deflated-sharpe';
import { computeNormalCdf, computeNormalQuantile } from '../../../src/domain/numerics/normal-distribution';
import { computeExpectedMaximum } from '../../../src/domain/numerics/normal-distribution-maximum';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeProbabilisticSharpe } from '../../../src/domain/performance/probabilistic-sharpe';
import { computeSharpeEvidence } from '../../../src/domain/performance/sharpe-evidence';
import { normalReturns } from '../../support/return-samples';
import { measureNonUniformity, onePerThousand } from '../../support/uniformity';

const selected = { sharpePerPeriod: 2.5 / Math.sqrt(250), observations: 1_250, skewness: -3, kurtosis: 10 };

test('the deflated Sharpe ratio published for the best of 100 trials is reproduced', () => {
  // Bailey & Lopez de Prado (2014): variance of the trials 1/2 a year, 250 periods.
  const { expectedMaximum, probability } = computeDeflatedSharpe(selected, { trials: 100, variance: 0.5 / 250 });
  expect(expectedMaximum).toBeCloseTo(0.113172, 7);
  expect(probability).toBeCloseTo(0.9003968, 7);
});

test('the best of 100 strategies without skill shows an annual ratio of 2.53 in one year, of 3,000 one of 3.56', () => {
  const inOneYear = (trials: number): number => {
    const { expectedMaximum } = computeDeflatedSharpe(selected, { trials, variance: 1 / 252 });
    return expectedMaximum * Math.sqrt(252);
  };
  expect(inOneYear(100)).toBeCloseTo(2.5306029, 7);
  expect(inOneYear(3_000)).toBeCloseTo(3.56, 2);
});

test('one trial, or trials that do not differ, leave nothing to deflate', () => {
  const plain = computeProbabilisticSharpe(selected, 0);
  expect(computeDeflatedSharpe(selected, { trials: 1, variance: 0.002 })).toEqual({
    expectedMaximum: 0,
    probability: plain,
  });
  expect(computeDeflatedSharpe(selected, { trials: 100, variance: 0 })).toEqual({
    expectedMaximum: 0,
    probability: plain,
  });
});

test('more trials and more varied ones never make a result more credible', () => {
  const trials = fc.integer({ min: 1, max: 1_000_000 });
  const variance = fc.double({ min: 0, max: 0.01, noNaN: true });
  fc.assert(
    fc.property(trials, trials, variance, (one, other, spread) => {
      const [few, many] = [Math.min(one, other), Math.max(one, other)];
      const credible = computeDeflatedSharpe(selected, { trials: few, variance: spread }).probability!;
      expect(computeDeflatedSharpe(selected, { trials: many, variance: spread }).probability).toBeLessThanOrEqual(
        credible,
      );
      expect(computeDeflatedSharpe(selected, { trials: few, variance: 2 * spread }).probability).toBeLessThanOrEqual(
        credible,
      );
    }),
  );
});

test('impossible trials are faults', () => {
  for (const trials of [0, NaN])
    expect(() => computeDeflatedSharpe(selected, { trials, variance: 1 })).toThrow(RangeError);
  for (const variance of [-1, NaN, Infinity]) {
    expect(() => computeDeflatedSharpe(selected, { trials: 5, variance })).toThrow(RangeError);
  }
});

test('of the best of strategies without skill it is distributed as the luck of the best is, and above 95 % at most one time in twenty', () => {
  const [runs, periods] = [600, 120];
  for (const trials of [5, 20]) {
    const luck = computeExpectedMaximum(trials);
    let passed = 0;
    const places = Array.from({ length: runs }, (_, run) => {
      const random = createRandom(run * 7_919 + trials);
      const evidences = Array.from({ length: trials }, () => computeSharpeEvidence(normalReturns(random, periods, 0))!);
      const best = evidences.reduce((a, b) => (b.sharpePerPeriod > a.sharpePerPeriod ? b : a));
      const probability = computeDeflatedSharpe(best, { trials, variance: 1 / periods }).probability!;
      passed += Number(probability >= 0.95);
      // The largest of N independent normals lies below x with probability Phi(x)^N.
      return computeNormalCdf(luck + computeNormalQuantile(probability)) ** trials;
    });
    expect(measureNonUniformity(places)).toBeLessThan(onePerThousand);
    expect(passed / runs).toBeLessThanOrEqual(0.05);
  }
});
