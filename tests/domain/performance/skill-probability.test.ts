import fc from 'fast-check';
import { computeDeflatedSharpe } from '../../../src/domain/performance/deflated-sharpe';
import { computeProbabilisticSharpe } from '../../../src/domain/performance/probabilistic-sharpe';
import { computeSkillProbability } from '../../../src/domain/performance/skill-probability';

const evidence = { sharpePerPeriod: 0.1, observations: 1_250, skewness: -0.5, kurtosis: 5 };

test('it is the deflated ratio of trials that scatter by sampling alone', () => {
  const { probability } = computeDeflatedSharpe(evidence, { trials: 100, variance: 1 / 1_250 });
  expect(computeSkillProbability(evidence, 100)).toBe(probability);
  // E[max] of 100 normals is 2.5306 (Bailey & Lopez de Prado 2014, appendix): the benchmark is 2.5306 / sqrt(1250) = 0.071575; the ratio lies
  // 0.028425 sqrt(1249) / sqrt(1 + 0.05 + 0.01) = 0.975722 deviations above it, and Phi of that is 0.8354.
  expect(probability).toBeCloseTo(0.8354, 3);
});

test('one trial leaves nothing to deflate, and more trials never make skill likelier', () => {
  expect(computeSkillProbability(evidence, 1)).toBe(computeProbabilisticSharpe(evidence, 0));
  const counts = fc.tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }));
  fc.assert(
    fc.property(counts, ([few, more]) => {
      const [before, after] = [computeSkillProbability(evidence, few)!, computeSkillProbability(evidence, few + more)!];
      expect(after).toBeLessThanOrEqual(before);
    }),
  );
});

test('below one trial nothing can be said', () => {
  expect(() => computeSkillProbability(evidence, 0.5)).toThrow(RangeError);
});
