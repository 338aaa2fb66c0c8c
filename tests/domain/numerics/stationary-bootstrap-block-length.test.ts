import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeBlockLength } from '../../../src/domain/numerics/stationary-bootstrap-block-length';
import { computeResampledVariance } from '../../../src/domain/numerics/stationary-bootstrap-variance';

function autoregression(length: number, { coefficient, seed }: { coefficient: number; seed: number }): number[] {
  const random = createRandom(seed);
  let level = 0;
  return Array.from({ length }, () => (level = coefficient * level + random.normal()));
}

/** For an AR(1) the optimum is known: b = (2 rho / (1 - rho^2))^(2/3) n^(1/3) (Patton, Politis & White 2009). */
test.each([0.3, 0.5, 0.7, -0.5])('an autoregression of coefficient %p gets its optimal block length', (coefficient) => {
  const n = 40_000;
  const estimates = [1, 2, 3, 4, 5].map((seed) => computeBlockLength(autoregression(n, { coefficient, seed })));
  const median = estimates.sort((a, b) => a - b)[2]!;
  const optimum = Math.cbrt(((2 * coefficient) / (1 - coefficient ** 2)) ** 2 * n);
  expect(Math.abs(median / optimum - 1)).toBeLessThan(0.25);
});

test('independent values need short blocks', () => {
  const lengths = Array.from({ length: 50 }, (_, seed) =>
    computeBlockLength(autoregression(1_000, { coefficient: 0, seed })),
  );
  expect(lengths.sort((a, b) => a - b)[25]).toBeLessThan(3);
});

test('a trend gets blocks many times longer than independent values', () => {
  expect(computeBlockLength(Array.from({ length: 900 }, (_, i) => i))).toBeGreaterThan(45);
});

test('short or constant series have nothing to keep together', () => {
  expect(computeBlockLength([])).toBe(1);
  expect(computeBlockLength([1, 2, 3, 1, 2, 3])).toBe(1);
  expect(computeBlockLength(Array<number>(100).fill(0.01))).toBe(1);
});

test('the length lies in its bounds and depends neither on unit nor on sign', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 10, maxLength: 120 }), (values) => {
      const length = computeBlockLength(values);
      expect(length).toBeGreaterThanOrEqual(1);
      expect(length).toBeLessThanOrEqual(Math.ceil(Math.min(3 * Math.sqrt(values.length), values.length / 3)));
      expect(computeBlockLength(values.map((x) => -4 * x))).toBe(length);
    }),
  );
});

test('with such blocks the bootstrap knows the variance of the mean, with single draws it does not', () => {
  // Of an autoregression the long-run variance is 1 / (1 - a)^2; blocks of finite length always miss a part of it.
  const [coefficient, runs] = [0.5, 60];
  const truth = 1 / (1 - coefficient) ** 2;
  const shares = { automatic: 0, single: 0 };
  for (let seed = 1; seed <= runs; seed++) {
    const values = Float64Array.from(autoregression(2_000, { coefficient, seed }));
    shares.automatic += computeResampledVariance(values, computeBlockLength(values))! / truth / runs;
    shares.single += computeResampledVariance(values, 1)! / truth / runs;
  }
  expect(shares.automatic).toBeGreaterThan(0.85);
  expect(shares.automatic).toBeLessThan(1.05);
  expect(shares.single).toBeLessThan(0.4);
});

test('by hand: eight gains and eight losses', () => {
  // Sixteenths of lag k: 16 - 3 k for k <= 8. Two lags are beyond 2 sqrt(log10(16) / 16) = 0.549, so weights are 1, 1, 1/2, 0. The spectrum at 0 is
  // 1 + 2 (13 + 10 + 7 / 2) / 16 = 69 / 16, its slope 2 (13 + 2 * 10 + 3 * 7 / 2) / 16 = 87 / 16.
  const values = Array.from({ length: 16 }, (_, i) => (i < 8 ? 1 : -1));
  expect(computeBlockLength(values)).toBeCloseTo(Math.cbrt((87 / 69) ** 2 * 16), 12);
});
