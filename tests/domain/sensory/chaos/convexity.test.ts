import fc from 'fast-check';
import { createRandom } from '../../../../src/domain/numerics/random';
import { computeConvexity } from '../../../../src/domain/sensory/chaos/convexity';

/** Market moves in storms and calm, and a strategy with a given convexity and noise that remembers. */
function sampleOf(seed: number, convexity: number, length = 400): { market: Float64Array; returns: Float64Array } {
  const random = createRandom(seed);
  let noise = 0;
  const market = Float64Array.from({ length }, (_, t) => (t % 100 < 20 ? 0.03 : 0.01) * random.normal());
  const returns = market.map((move) => {
    noise = 0.3 * noise + 0.004 * random.normal();
    return 0.5 * move + convexity * move * move + noise;
  });
  return { market, returns };
}

/** Deviations squared: the unit of the estimate. */
function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

test('by hand: a parabola with a little noise has its own curvature', () => {
  const market = Float64Array.from({ length: 101 }, (_, i) => (i - 50) / 1_000);
  const returns = market.map((move, i) => 0.001 + 0.5 * move + 3 * move * move + (i % 2 === 0 ? 1e-6 : -1e-6));
  const found = computeConvexity(returns, market)!;
  expect(found.convexity / varianceOf(market)).toBeCloseTo(3, 3);
  expect(found.slope / Math.sqrt(varianceOf(market))).toBeCloseTo(0.5, 4);
  expect(found.level).toBeCloseTo(0.001, 5);
  expect(found.verdict).toBe('antifragile');
  expect(
    computeConvexity(
      returns.map((value) => -value),
      market,
    )!.verdict,
  ).toBe('fragile');
});

test('the interval holds the truth as often as it says, with storms and noise that remembers', () => {
  const runs = 300;
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    const { market, returns } = sampleOf(run + 1, 2);
    const { low, high } = computeConvexity(returns, market)!;
    const truth = 2 * varianceOf(market);
    if (low <= truth && truth <= high) covered++;
  }
  // Robust errors are a little small in finite samples: three binomial errors and two points.
  expect(covered / runs).toBeGreaterThan(0.95 - 3 * 0.0126 - 0.02);
  expect(covered / runs).toBeLessThan(0.995);
});

test('what has no curvature is called neither way more often than chance, and what has is called by its name', () => {
  const verdicts = (convexity: number): Record<string, number> => {
    const counts: Record<string, number> = { antifragile: 0, fragile: 0, undecided: 0 };
    for (let run = 0; run < 100; run++) {
      const { market, returns } = sampleOf(9_000 + run, convexity);
      counts[computeConvexity(returns, market)!.verdict]!++;
    }
    return counts;
  };
  expect(verdicts(0)['undecided']).toBeGreaterThan(84);
  expect(verdicts(4)['antifragile']).toBeGreaterThan(90);
  expect(verdicts(-4)['fragile']).toBeGreaterThan(90);
});

test('a unit of the market changes nothing, one of the strategy the figures in proportion', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: -6, max: 6 }), (seed, power) => {
      const { market, returns } = sampleOf(seed, 1, 80);
      const unit = 2 ** power;
      const one = computeConvexity(returns, market)!;
      const other = computeConvexity(
        returns.map((value) => unit * value),
        market.map((value) => 8 * value),
      )!;
      expect(other.convexity / unit / one.convexity).toBeCloseTo(1, 6);
      expect(other.standardError / unit / one.standardError).toBeCloseTo(1, 6);
      expect(other.verdict).toBe(one.verdict);
    }),
    { numRuns: 30 },
  );
});

test('few pairs, a market of two values and a strategy that is a function of the market tell nothing', () => {
  const { market, returns } = sampleOf(1, 1, 59);
  expect(computeConvexity(returns, market)).toBeUndefined();
  const coin = Float64Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 0.01 : -0.01));
  expect(computeConvexity(sampleOf(1, 1, 100).returns, coin)).toBeUndefined();
  expect(computeConvexity(coin, new Float64Array(100))).toBeUndefined();
  expect(() => computeConvexity(coin, market)).toThrow('100 and 59 values are no pairs');
  expect(() =>
    computeConvexity(
      coin,
      coin.map(() => NaN),
    ),
  ).toThrow(RangeError);
});
