import { computeExcessQuantile } from '../../../src/domain/numerics/generalised-pareto';
import { estimateGeneralisedPareto } from '../../../src/domain/numerics/generalised-pareto-moments';
import { createRandom } from '../../../src/domain/numerics/random';

const sampleOf = (shape: number, scale: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => computeExcessQuantile({ shape, scale }, (i + 0.5) / count)).sort();

test('by hand: 0 to 10 in equal steps is a uniform distribution, shape -1', () => {
  // Mean 5; weights 10 to 0 tenths give (45 - 28.5) / 11 = 1.5: spread 5 - 3 = 2, shape 2 - 5 / 2, scale 2 * 5 * 1.5 / 2.
  const fit = estimateGeneralisedPareto(Float64Array.from({ length: 11 }, (_, i) => i));
  expect(fit?.shape).toBeCloseTo(-0.5, 12);
  expect(fit?.scale).toBeCloseTo(7.5, 12);
});

test.each([-0.3, 0, 0.2, 0.4])('finds shape %d and the scale again', (shape) => {
  const fit = estimateGeneralisedPareto(sampleOf(shape, 3, 5_000));
  expect(Math.abs((fit?.shape ?? NaN) - shape)).toBeLessThan(0.03);
  expect(Math.abs((fit?.scale ?? NaN) / 3 - 1)).toBeLessThan(0.03);
});

test('fifty excesses of shape 0.2 give it without a large bias', () => {
  const random = createRandom(9);
  let sum = 0;
  for (let run = 0; run < 400; run++) {
    const draws = Float64Array.from({ length: 50 }, () =>
      computeExcessQuantile({ shape: 0.2, scale: 1 }, 1 - random.uniform()),
    );
    sum += estimateGeneralisedPareto(draws.sort())!.shape;
  }
  expect(Math.abs(sum / 400 - 0.2)).toBeLessThan(0.06);
});

test('a unit that is a power of two changes the scale alone, to the last bit', () => {
  const one = estimateGeneralisedPareto(sampleOf(0.25, 1, 60))!;
  const eight = estimateGeneralisedPareto(sampleOf(0.25, 1, 60).map((value) => 8 * value))!;
  expect(eight).toEqual({ shape: one.shape, scale: 8 * one.scale });
});

test('too few excesses, or all alike, have no tail', () => {
  expect(estimateGeneralisedPareto(Float64Array.of(1, 2, 3))).toBeUndefined();
  expect(estimateGeneralisedPareto(new Float64Array(50).fill(0))).toBeUndefined();
});
