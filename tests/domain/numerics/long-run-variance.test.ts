import fc from 'fast-check';
import { computeLongRunVariance } from '../../../src/domain/numerics/long-run-variance';
import { createRandom, type Random } from '../../../src/domain/numerics/random';
import { computeMean } from '../../../src/domain/numerics/statistics';
import { autoregressiveReturns, normalReturns } from '../../support/return-samples';

/** Mean of the estimates from several series, each 1,000 long. */
function averageEstimate(sample: (random: Random) => Float64Array): number {
  const estimates = Array.from({ length: 25 }, (_, run) =>
    computeLongRunVariance(sample(createRandom((run + 1) * 7_919))),
  );
  return computeMean(estimates.map((estimate) => estimate!))!;
}

test('of independent values it is their variance', () => {
  const estimate = averageEstimate((random) => normalReturns(random, 1_000, 0));
  expect(estimate).toBeGreaterThan(0.93);
  expect(estimate).toBeLessThan(1.07);
});

test('of an autoregressive series it is the variance times (1 + a) / (1 - a)', () => {
  for (const [coefficient, truth] of [
    [0.5, 3],
    [-0.5, 1 / 3],
    [0.8, 9],
  ] as const) {
    const estimate = averageEstimate((random) => autoregressiveReturns(coefficient)(random, 1_000, 0));
    expect(estimate / truth).toBeGreaterThan(0.85);
    expect(estimate / truth).toBeLessThan(1.15);
  }
});

test('memory that ends after a few lags, or skips the first, is seen', () => {
  // The mean of five draws in a row has the long-run variance of one draw.
  const averaged = averageEstimate((random) => {
    const draws = normalReturns(random, 1_004, 0);
    return Float64Array.from({ length: 1_000 }, (_, t) => draws.subarray(t, t + 5).reduce((a, b) => a + b, 0) / 5);
  });
  const skipping = averageEstimate((random) => {
    const series = normalReturns(random, 1_000, 0);
    for (let t = 2; t < 1_000; t++) series[t]! += 0.4 * series[t - 2]!;
    return series;
  });
  for (const share of [averaged, skipping * (1 - 0.4) ** 2]) {
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(1.2);
  }
});

test('by hand: five values', () => {
  // Memory (0 + 0 - 1 - 2) / 6 = -1/2, which leaves 1, -1, 1/2, -3/2 with autocovariances 9/8, -9/16, 1/2, -3/8. Spectrum 1, curvature 23/8: the
  // bandwidth 2.6614 (33.06)^(1/5) = 5.4 is cut to 4. Parzen's weights at 1/4, 1/2, 3/4: 23/32, 1/4, 1/32. The sum of 139/256 over (3/2)^2.
  expect(computeLongRunVariance([2, 0, -1, 1, -2])).toBeCloseTo(139 / 576, 14);
});

test('it is never negative, follows the square of the unit and does not see the level', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 40 }), (values) => {
      const variance = computeLongRunVariance(values)!;
      expect(variance).toBeGreaterThanOrEqual(0);
      const moved = computeLongRunVariance(values.map((value) => 4 * value + 64))!;
      expect(Math.abs(moved - 16 * variance)).toBeLessThanOrEqual(1e-6 * moved + 1e-9);
    }),
  );
});

test('what does not vary has none to speak of, and too few values tell nothing', () => {
  expect(computeLongRunVariance([0.1, 0.1, 0.1, 0.1])).toBe(0);
  expect(computeLongRunVariance([1, 2])).toBeUndefined();
  expect(computeLongRunVariance([])).toBeUndefined();
  expect(() => computeLongRunVariance([1, NaN, 2])).toThrow('value 1 is NaN');
});
