import fc from 'fast-check';
import { computeBinomialTail, computeShareBounds } from '../../../src/domain/numerics/binomial-distribution';
import { createRandom } from '../../../src/domain/numerics/random';

test('seven heads or more in ten throws: 176 of 1,024', () => {
  expect(computeBinomialTail(7, 10, 0.5)).toBeCloseTo(176 / 1_024, 15);
  expect(computeBinomialTail(0, 10, 0.5)).toBe(1);
  expect(computeBinomialTail(1, 10, 0)).toBe(0);
  expect(computeBinomialTail(10, 10, 1)).toBe(1);
  expect(computeBinomialTail(20, 20, 0.1)).toBeCloseTo(1e-20, 33);
});

test('the tail is the sum of the probabilities written out, and those of success and failure add up', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, p) => {
      const [successes, trials] = [Math.min(a, b), Math.max(a, b)];
      let sum = 0;
      for (let count = successes; count <= trials; count++)
        sum += choose(trials, count) * p ** count * (1 - p) ** (trials - count);
      const tail = computeBinomialTail(successes, trials, p);
      expect(Math.abs(tail / sum - 1)).toBeLessThan(1e-11);
      if (successes > 0) expect(tail + computeBinomialTail(trials - successes + 1, trials, 1 - p)).toBeCloseTo(1, 12);
    }),
  );
});

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}

test('a thousand trials neither vanish nor overflow', () => {
  expect(computeBinomialTail(500, 1_000, 0.5)).toBeCloseTo(0.5126125, 6);
  expect(computeBinomialTail(900, 1_000, 0.5)).toBeGreaterThan(0);
  expect(computeBinomialTail(900, 1_000, 0.5)).toBeLessThan(1e-100);
});

/** Two-sided 95 % intervals of Clopper & Pearson as R's binom.test prints them: one-sided at 97.5 % each. */
test.each([
  [8, 10, 0.4439045, 0.9747893],
  [4, 20, 0.057334, 0.436614],
])('%p of %p lie between %p and %p', (...[successes, trials, lower, upper]) => {
  const bounds = computeShareBounds(successes, trials, 0.975);
  expect(bounds.lower).toBeCloseTo(lower, 6);
  expect(bounds.upper).toBeCloseTo(upper, 6);
});

test('nothing in 300 trials is below one in a hundred: the rule of three', () => {
  const { lower, upper } = computeShareBounds(0, 300, 0.95);
  expect(lower).toBe(0);
  expect(upper).toBeCloseTo(1 - 0.05 ** (1 / 300), 12);
});

test('a bound is wrong at most as often as it says', () => {
  const random = createRandom(3);
  const [runs, trials, truth] = [2_000, 30, 0.55];
  let wrong = 0;
  const lower = Array.from({ length: trials + 1 }, (_, won) => computeShareBounds(won, trials, 0.95).lower);
  for (let run = 0; run < runs; run++) {
    let won = 0;
    for (let trial = 0; trial < trials; trial++) won += Number(random.uniform() < truth);
    wrong += Number(lower[won]! > truth);
  }
  expect(wrong / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
  expect(wrong).toBeGreaterThan(0);
});

test('counts out of order and probabilities out of range are faults', () => {
  expect(() => computeBinomialTail(3, 2, 0.5)).toThrow(RangeError);
  expect(() => computeBinomialTail(-1, 2, 0.5)).toThrow(RangeError);
  expect(() => computeBinomialTail(1, 2, 1.5)).toThrow(RangeError);
  expect(() => computeShareBounds(0, 0, 0.95)).toThrow(RangeError);
  expect(() => computeShareBounds(1, 2, 1)).toThrow(RangeError);
});
