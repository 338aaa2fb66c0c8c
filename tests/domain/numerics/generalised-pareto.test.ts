import { computeExcessQuantile, fitGeneralisedPareto } from '../../../src/domain/numerics/generalised-pareto';
import { createRandom } from '../../../src/domain/numerics/random';

/** Evenly spread quantiles: a sample without luck. */
const sampleOf = (shape: number, scale: number, count = 2_000): number[] =>
  Array.from({ length: count }, (_, i) => computeExcessQuantile({ shape, scale }, (i + 0.5) / count));

test('quantiles by hand: exponential, heavy and bounded tails', () => {
  expect(computeExcessQuantile({ shape: 0, scale: 2 }, Math.exp(-1))).toBeCloseTo(2, 12);
  // Shape 1: P(X > x) = 1 / (1 + x), so the median excess is 1.
  expect(computeExcessQuantile({ shape: 1, scale: 1 }, 0.5)).toBeCloseTo(1, 12);
  // Shape -1: uniform on [0, 1].
  expect(computeExcessQuantile({ shape: -1, scale: 1 }, 0.25)).toBeCloseTo(0.75, 12);
});

test('the tail of the Danish fire losses (McNeil 1997): VaR 27.29 at 99 %, with 109 of 2,167 losses above 10', () => {
  const exceedance = 0.01 / (109 / 2_167);
  expect(10 + computeExcessQuantile({ shape: 0.497, scale: 6.975 }, exceedance)).toBeCloseTo(27.3, 1);
});

test.each([-0.3, 0, 0.2, 0.5, 1])('finds shape %d and the scale again', (shape) => {
  const fit = fitGeneralisedPareto(sampleOf(shape, 3));
  expect(Math.abs((fit?.shape ?? NaN) - shape)).toBeLessThan(0.02);
  expect(Math.abs((fit?.scale ?? NaN) / 3 - 1)).toBeLessThan(0.02);
});

test('no shape and scale nearby is more likely', () => {
  const random = createRandom(11);
  const excesses = Array.from({ length: 200 }, () =>
    computeExcessQuantile({ shape: 0.3, scale: 1 }, 1 - random.uniform()),
  );
  const logLikelihood = (shape: number, scale: number): number =>
    excesses.reduce((sum, x) => sum - Math.log(scale) - (1 / shape + 1) * Math.log1p((shape * x) / scale), 0);
  const fit = fitGeneralisedPareto(excesses);
  const [shape, scale] = [fit?.shape ?? NaN, fit?.scale ?? NaN];
  for (const step of [0.97, 1.03]) {
    expect(logLikelihood(shape * step, scale)).toBeLessThan(logLikelihood(shape, scale));
    expect(logLikelihood(shape, scale * step)).toBeLessThan(logLikelihood(shape, scale));
  }
});

test('the unit does not matter', () => {
  const one = fitGeneralisedPareto(sampleOf(0.25, 1, 300));
  const thousand = fitGeneralisedPareto(sampleOf(0.25, 1, 300).map((value) => 1_000 * value));
  expect(thousand?.shape).toBeCloseTo(one?.shape ?? NaN, 6);
  expect((thousand?.scale ?? NaN) / (one?.scale ?? NaN)).toBeCloseTo(1_000, 4);
});

test('too few excesses, or all alike, have no tail; what is no excess is refused', () => {
  expect(fitGeneralisedPareto([1, 2, 3])).toBeUndefined();
  expect(fitGeneralisedPareto(new Array<number>(50).fill(0.1))).toBeUndefined();
  expect(() => fitGeneralisedPareto([1, 0])).toThrow(RangeError);
  expect(() => fitGeneralisedPareto([1, NaN])).toThrow(RangeError);
  expect(() => computeExcessQuantile({ shape: 0, scale: 1 }, 0)).toThrow(RangeError);
});
