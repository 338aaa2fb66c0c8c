import { createRandom } from '../../../../src/domain/numerics/random';
import { openAdaptiveInterval } from '../../../../src/domain/sensory/what/adaptive-interval';

interface Held {
  readonly share: number;
  readonly halfWidths: readonly number[];
}

/** Share of errors held by the half-width that was given before each. */
function holdErrors(errors: readonly number[]): Held {
  const interval = openAdaptiveInterval();
  const halfWidths: number[] = [];
  let judged = 0;
  let held = 0;
  for (const error of errors) {
    const given = interval.halfWidth();
    halfWidths.push(given);
    if (!Number.isNaN(given)) {
      judged++;
      held += Number(Math.abs(error) <= given);
    }
    interval.observe(error, given);
  }
  return { share: held / judged, halfWidths };
}

test('after 99 errors of which none was judged it is the 90th in size: ceil(100 x 0.9) (Vovk et al. 2005)', () => {
  const interval = openAdaptiveInterval();
  for (let error = 1; error <= 99; error++) interval.observe(error % 2 ? error : -error, Number.NaN);
  expect(interval.halfWidth()).toBe(90);
});

test('nothing is said before fifty errors', () => {
  const { halfWidths } = holdErrors(Array.from({ length: 60 }, (_, index) => index));
  expect(halfWidths.findIndex((value) => !Number.isNaN(value))).toBe(50);
});

test('only the last 250 errors count', () => {
  const interval = openAdaptiveInterval();
  for (let error = 0; error < 400; error++) interval.observe(1_000, Number.NaN);
  for (let error = 1; error <= 250; error++) interval.observe(error, Number.NaN);
  expect(interval.halfWidth()).toBe(Math.ceil(251 * 0.9));
});

test('independent errors are held as often as was asked for, within three binomial deviations', () => {
  const random = createRandom(5);
  const count = 4_000;
  const { share } = holdErrors(Array.from({ length: count }, random.normal));
  expect(Math.abs(share - 0.9)).toBeLessThan(3 * Math.sqrt((0.9 * 0.1) / count));
});

test('errors that grow tenfold, fall back and come in clusters are held as often in the long run (Gibbs & Candes 2021)', () => {
  const random = createRandom(6);
  let volatility = 1;
  const errors = Array.from({ length: 6_000 }, (_, t) => {
    volatility = 0.97 * volatility + 0.03 * (1 + 2 * random.uniform());
    return volatility * (t > 2_000 && t < 4_000 ? 10 : 1) * random.normal();
  });
  const { share, halfWidths } = holdErrors(errors);
  expect(Math.abs(share - 0.9)).toBeLessThan(0.015);
  expect(halfWidths[3_500]! / halfWidths[1_900]!).toBeGreaterThan(5);
});

test('a run of misses widens it up to the largest error known', () => {
  const interval = openAdaptiveInterval();
  for (let error = 1; error <= 99; error++) interval.observe(error, Number.NaN);
  for (let misses = 0; misses < 100; misses++) interval.observe(50, 40);
  expect(interval.halfWidth()).toBe(99);
});
