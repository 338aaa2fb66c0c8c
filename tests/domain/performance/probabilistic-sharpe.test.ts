import { createRandom } from '../../../src/domain/numerics/random';
import { computeProbabilisticSharpe } from '../../../src/domain/performance/probabilistic-sharpe';
import { computeSharpeEvidence } from '../../../src/domain/performance/sharpe-evidence';
import { fatTailedReturns, normalReturns } from '../../support/return-samples';
import { measureNonUniformity, onePerThousand } from '../../support/uniformity';

const fund = { sharpePerPeriod: 1.585 / Math.sqrt(12), observations: 24, skewness: -2.448, kurtosis: 10.164 };
const normal = { sharpePerPeriod: 0.1, observations: 101, skewness: 0, kurtosis: 3 };

test('the probabilistic Sharpe ratio published for a fund with fat tails is reproduced', () => {
  // Bailey & Lopez de Prado (2012).
  expect(computeProbabilisticSharpe(fund, 0)).toBeCloseTo(0.9132343, 7);
});

test('a ratio equal to the benchmark exceeds it with even odds', () => {
  expect(computeProbabilisticSharpe(normal, normal.sharpePerPeriod)).toBe(0.5);
});

test('a longer record of the same skill is better evidence, a worse skew or fatter tail is worse', () => {
  const probability = computeProbabilisticSharpe(normal, 0)!;
  expect(computeProbabilisticSharpe({ ...normal, observations: 400 }, 0)).toBeGreaterThan(probability);
  expect(computeProbabilisticSharpe({ ...normal, skewness: -1 }, 0)).toBeLessThan(probability);
  expect(computeProbabilisticSharpe({ ...normal, kurtosis: 30 }, 0)).toBeLessThan(probability);
});

test('what the moments cannot carry is undefined', () => {
  expect(computeProbabilisticSharpe({ ...normal, observations: 1 }, 0)).toBeUndefined();
  // Two equally likely outcomes, kurtosis = 1 + skewness^2: at this ratio the estimate has no variance left.
  expect(
    computeProbabilisticSharpe({ sharpePerPeriod: 1, observations: 10, skewness: 2, kurtosis: 5 }, 0),
  ).toBeUndefined();
});

test('over the true ratio the probability is uniform, of normal returns and of fat tails', () => {
  for (const sample of [normalReturns, fatTailedReturns]) {
    for (const truth of [0, 0.1]) {
      const pValues = Array.from({ length: 400 }, (_, run) => {
        const evidence = computeSharpeEvidence(sample(createRandom((run + 1) * 7_919), 250, truth))!;
        return computeProbabilisticSharpe(evidence, truth)!;
      });
      expect(measureNonUniformity(pValues)).toBeLessThan(onePerThousand);
    }
  }
});
