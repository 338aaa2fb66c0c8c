import fc from 'fast-check';
import { computeNormalCdf, computeNormalQuantile } from '../../../src/domain/numerics/normal-distribution';

/** Series and continued fraction of the error function in 80-digit decimal arithmetic. */
const distribution: readonly (readonly [x: number, probability: number])[] = [
  [-37, 5.725571222524577e-300],
  [-20, 2.7536241186062337e-89],
  [-10, 7.619853024160525e-24],
  [-6, 9.86587645037698e-10],
  [-5.6, 1.071759025831093e-8],
  [-4, 3.1671241833119924e-5],
  [-3, 0.0013498980316300946],
  [-1.5, 0.06680720126885807],
  [-1, 0.15865525393145705],
  [-0.7, 0.24196365222307303],
  [-0.67448975, 0.25000000006231016],
  [-0.3, 0.3820885778110474],
  [0, 0.5],
  [0.1, 0.539827837277029],
  [0.67, 0.7485711049046899],
  [1.96, 0.9750021048517795],
  [3, 0.9986501019683699],
  [8, 0.9999999999999993],
];

/** Python's statistics.NormalDist().inv_cdf; 0.975 and 0.99 also in any table. */
const quantiles: readonly (readonly [probability: number, x: number])[] = [
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798405],
  [1e-10, -6.361340902404056],
  [1e-4, -3.71901648545568],
  [0.02, -2.0537489106318225],
  [0.05, -1.6448536269514726],
  [0.075, -1.4395314709384557],
  [0.25, -0.6744897501960817],
  [0.5, 0],
  [0.6, 0.2533471031357998],
  [0.975, 1.9599639845400536],
  [0.99, 2.3263478740408408],
];

test('the distribution function agrees with 80-digit arithmetic to the last digits, far into the tail', () => {
  for (const [x, probability] of distribution) {
    expect(Math.abs(computeNormalCdf(x) / probability - 1)).toBeLessThan(1e-15);
  }
});

test('the quantile function agrees with published values', () => {
  for (const [probability, x] of quantiles) {
    expect(Math.abs(computeNormalQuantile(probability) - x)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(x)));
  }
});

test('both ends of the line are reached', () => {
  expect(computeNormalCdf(-Infinity)).toBe(0);
  expect(computeNormalCdf(Infinity)).toBe(1);
  expect(computeNormalQuantile(0)).toBe(-Infinity);
  expect(computeNormalQuantile(1)).toBe(Infinity);
});

test('what is not a number or not a probability is a fault', () => {
  expect(() => computeNormalCdf(NaN)).toThrow(RangeError);
  for (const p of [NaN, -0.1, 1.1]) expect(() => computeNormalQuantile(p)).toThrow(RangeError);
});

test('the two functions undo each other', () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 5, noNaN: true }), (x) => {
      // Above 0 the probability itself resolves x only to its rounding over the density.
      const resolution = 1e-14 + 2.3e-16 * Math.exp((x * x) / 2) * Number(x > 0);
      expect(Math.abs(computeNormalQuantile(computeNormalCdf(x)) - x)).toBeLessThan(4 * resolution);
    }),
  );
});

test('the distribution is symmetric and never falls', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (x, step) => {
      expect(computeNormalCdf(x) + computeNormalCdf(-x)).toBeCloseTo(1, 15);
      expect(computeNormalCdf(-x)).toBeLessThanOrEqual(computeNormalCdf(-x + step) * (1 + 1e-15));
    }),
  );
});
