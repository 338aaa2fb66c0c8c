import fc from 'fast-check';
import { createRandom } from '../../../src/domain/numerics/random';
import { computeQuantile } from '../../../src/domain/numerics/quantile';
import { createStationaryBootstrap } from '../../../src/domain/numerics/stationary-bootstrap';
import { computeSharpe } from '../../../src/domain/performance/sharpe';
import { computeSharpeInterval } from '../../../src/domain/performance/sharpe-interval';

function noise(length: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length }, () => 0.0006 + 0.01 * random.normal());
}

const options = (seed: number) => ({ random: createRandom(seed), resamples: 200, level: 0.95, periodsPerYear: 252 });

test('the bounds are those of resamples written out value by value', () => {
  const returns = noise(80, 3);
  const interval = computeSharpeInterval(returns, options(4))!;
  const { meanBlockLength } = interval;
  const bootstrap = createStationaryBootstrap({ observations: 80, meanBlockLength, random: createRandom(4) });
  const ratios = Array.from({ length: 200 }, () => {
    const blocks = bootstrap.draw();
    const values: number[] = [];
    for (let block = 0; block < blocks; block++) {
      for (let i = 0; i < bootstrap.lengths[block]!; i++) values.push(returns[(bootstrap.starts[block]! + i) % 80]!);
    }
    return computeSharpe(Float64Array.from(values), 252)!;
  });
  expect(interval.lower).toBeCloseTo(computeQuantile(ratios, 0.025)!, 10);
  expect(interval.upper).toBeCloseTo(computeQuantile(ratios, 0.975)!, 10);
});

test('a seed gives one interval, around the ratio, that widens with the level', () => {
  const returns = noise(250, 1);
  const interval = computeSharpeInterval(returns, options(7))!;
  expect(computeSharpeInterval(returns, options(7))).toEqual(interval);
  expect(interval).toMatchObject({ level: 0.95, resamples: 200 });
  const ratio = computeSharpe(returns, 252)!;
  expect(interval.lower).toBeLessThan(ratio);
  expect(interval.upper).toBeGreaterThan(ratio);
  const wider = computeSharpeInterval(returns, { ...options(7), level: 0.99 })!;
  expect(wider.lower).toBeLessThan(interval.lower);
  expect(wider.upper).toBeGreaterThan(interval.upper);
});

test('leverage does not move the interval', () => {
  const returns = noise(100, 2);
  const interval = computeSharpeInterval(returns, options(1))!;
  const levered = computeSharpeInterval(
    returns.map((x) => 4 * x),
    options(1),
  )!;
  expect(levered.lower).toBeCloseTo(interval.lower, 9);
  expect(levered.upper).toBeCloseTo(interval.upper, 9);
});

test('the 95 % interval covers the true ratio about as often as it says', () => {
  const runs = 100;
  const truth = 0.06 * Math.sqrt(252);
  let covered = 0;
  for (let run = 1; run <= runs; run++) {
    const { lower, upper } = computeSharpeInterval(noise(250, run * 7_919), options(run))!;
    covered += Number(lower <= truth && truth <= upper);
  }
  // The percentile bootstrap covers 93 to 95 % at this length; four binomial deviations below 93 % is 83 %.
  expect(covered / runs).toBeGreaterThan(0.83);
  expect(covered / runs).toBeLessThan(1);
});

test('returns without variation, and returns that hang on one single value, have no interval', () => {
  expect(computeSharpeInterval(new Float64Array(50), options(1))).toBeUndefined();
  const lone = new Float64Array(50);
  lone[7] = 0.1;
  expect(computeSharpeInterval(lone, options(1))).toBeUndefined();
});

test('options out of range are faults', () => {
  const returns = noise(30, 1);
  for (const resamples of [0, 1.5, NaN]) {
    expect(() => computeSharpeInterval(returns, { ...options(1), resamples })).toThrow(RangeError);
  }
  for (const level of [0, 1, 95, NaN]) {
    expect(() => computeSharpeInterval(returns, { ...options(1), level })).toThrow(RangeError);
  }
  expect(() => computeSharpeInterval(returns, { ...options(1), periodsPerYear: 0 })).toThrow(RangeError);
});

test('a bet against turns the interval round', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), (seed) => {
      const returns = noise(60, seed);
      const { lower, upper } = computeSharpeInterval(returns, options(seed))!;
      const opposite = computeSharpeInterval(
        returns.map((value) => -value),
        options(seed),
      )!;
      expect(opposite.lower).toBeCloseTo(-upper, 9);
      expect(opposite.upper).toBeCloseTo(-lower, 9);
    }),
    { numRuns: 10 },
  );
});
