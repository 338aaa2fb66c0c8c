import fc from 'fast-check';
import { computeDeflatedSharpe } from '../../../src/domain/performance/deflated-sharpe';
import { computeMinDeflatedRecord } from '../../../src/domain/performance/min-deflated-record';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeMinTrackRecord } from '../../../src/domain/performance/min-track-record';
import { computeSharpeEvidence } from '../../../src/domain/performance/sharpe-evidence';
import { normalReturns } from '../../support/return-samples';

const evidence = { sharpePerPeriod: 0.1, observations: 1_000, skewness: -0.5, kurtosis: 5 };
const confidence = 0.95;

test('after one trial it is the minimum track record over 0', () => {
  const plain = computeMinTrackRecord(evidence, { benchmark: 0, confidence })!;
  expect(computeMinDeflatedRecord(evidence, { trials: 1, confidence })).toBeCloseTo(plain, 6);
});

test('a longer record of the same moments reaches the confidence at this very length', () => {
  const figures = fc.record({
    sharpePerPeriod: fc.double({ min: 0.005, max: 0.3, noNaN: true }),
    skewness: fc.double({ min: -1, max: 1, noNaN: true }),
    kurtosis: fc.double({ min: 3, max: 12, noNaN: true }),
  });
  fc.assert(
    fc.property(figures, fc.integer({ min: 1, max: 1_000_000 }), (moments, trials) => {
      const length = computeMinDeflatedRecord({ ...moments, observations: 100 }, { trials, confidence })!;
      const { probability } = computeDeflatedSharpe(
        { ...moments, observations: length },
        { trials, variance: 1 / length },
      );
      expect(probability).toBeCloseTo(confidence, 6);
    }),
  );
});

test('more trials take longer, and a ratio that is not above 0 is never told from luck', () => {
  const lengths = [1, 10, 1_000, 100_000].map((trials) => computeMinDeflatedRecord(evidence, { trials, confidence })!);
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  for (const sharpePerPeriod of [0, -0.1])
    expect(computeMinDeflatedRecord({ ...evidence, sharpePerPeriod }, { trials: 10, confidence })).toBeUndefined();
});

test('a confidence of even odds or certainty is refused', () => {
  for (const odd of [0.5, 1, Number.NaN])
    expect(() => computeMinDeflatedRecord(evidence, { trials: 1, confidence: odd })).toThrow(RangeError);
});

test('records of just that length reach the confidence every other time', () => {
  const [truth, trials, runs] = [0.4, 20, 1_500];
  const moments = { sharpePerPeriod: truth, observations: 2, skewness: 0, kurtosis: 3 };
  const length = Math.ceil(computeMinDeflatedRecord(moments, { trials, confidence })!);
  let reached = 0;
  for (let run = 1; run <= runs; run++) {
    const drawn = computeSharpeEvidence(normalReturns(createRandom(run * 104_729), length, truth))!;
    reached += Number(computeDeflatedSharpe(drawn, { trials, variance: 1 / length }).probability! >= confidence);
  }
  expect(Math.abs(reached / runs - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / runs));
});
